package io.replicagateway.page;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.FileRegion;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Answers as files, head and body, that the operating system sends without a copy of its own. The files lie in memory,
 * have no name and are nobody else's to read: they end with the process at the latest. So much of them is made and no more.
 */
final class PageFiles {

    /** Shorter bodies are copied in less time than a file is sent. */
    static final int SHORTEST_BODY = 32 * 1024;

    /** Longer ones would take too long to write on an event loop. */
    static final int LONGEST_BODY = 1024 * 1024;

    /** What a file counts for at least, because the number of open files is bounded too. */
    private static final int LEAST_COST = 128 * 1024;

    private static final Logger LOG = Logger.getLogger(PageFiles.class);

    /** Where Linux has a file system that is memory and nothing else. */
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private static final Set<OpenOption> UNNAMED =
            Set.of(
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);

    private final Optional<Path> directory;
    private final Budget budget;

    /**
     * @param directory where the files are made; where it is absent, there are none
     * @param most how many bytes they have together
     */
    PageFiles(Optional<Path> directory, long most) {
        this.directory = directory;
        this.budget = new Budget(most);
    }

    /** A directory that is memory; empty where the system has none, or none that may be written to. */
    static Optional<Path> sharedMemory() {
        return Optional.of(SHARED_MEMORY)
                .filter(Files::isDirectory)
                .filter(Files::isWritable)
                .filter(
                        place ->
                                place.getFileSystem()
                                        .supportedFileAttributeViews()
                                        .contains("posix"));
    }

    /** Whether bodies of this length are worth a file here. */
    boolean suit(int bodyLength) {
        return directory.isPresent() && bodyLength >= SHORTEST_BODY && bodyLength <= LONGEST_BODY;
    }

    /** A file with this answer, held by the caller; empty if there is no room for it. */
    Optional<PageFile> file(ByteBuf head, byte[] body) {
        int cost = Math.max(head.readableBytes() + body.length, LEAST_COST);
        if (!budget.take(cost)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PageFile(ByteBufUtil.getBytes(head), body, cost));
        } catch (IOException full) {
            budget.giveBack(cost);
            LOG.debug("a page is sent from memory, because no file can be made for it", full);
            return Optional.empty();
        }
    }

    /** How many bytes are taken, those included that are still being sent. */
    long used() {
        return budget.used();
    }

    /** One answer, held by one or more; the last one who lets go closes the file. */
    final class PageFile extends AbstractReferenceCounted {

        private final ByteBuf head;
        private final long length;
        private final int cost;
        private final FileChannel channel;

        private PageFile(byte[] head, byte[] body, int cost) throws IOException {
            this.head = Unpooled.wrappedBuffer(head);
            this.length = (long) head.length + body.length;
            this.cost = cost;
            Path path = directory.orElseThrow().resolve("replica-gateway-" + UUID.randomUUID());
            this.channel =
                    FileChannel.open(
                            path,
                            UNNAMED,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            try {
                write(head);
                write(body);
            } catch (IOException full) {
                channel.close();
                throw full;
            }
        }

        private void write(byte[] bytes) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }

        /** Whether the answer begins with this head, and can be sent. */
        boolean isFor(ByteBuf otherHead) {
            return channel.isOpen() && ByteBufUtil.equals(head, otherHead);
        }

        /** The whole answer for one connection, which holds the file until it is sent. */
        FileRegion region() {
            retain();
            return new DefaultFileRegion(channel, 0, length) {
                @Override
                protected void deallocate() {
                    PageFile.this.release();
                }
            };
        }

        @Override
        protected void deallocate() {
            budget.giveBack(cost);
            try {
                channel.close();
            } catch (IOException impossible) {
                LOG.warn("a page's file cannot be closed", impossible);
            }
        }

        @Override
        public ReferenceCounted touch(Object hint) {
            return this;
        }
    }
}
