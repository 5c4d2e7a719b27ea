package io.replicagateway.store;

import io.replicagateway.inventory.RowsReader;
import io.replicagateway.inventory.RowsWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * What every file of a store begins with, so that contents are believed only as they were written: eight bytes that say
 * what the file is, the version of its form, the number of bytes that follow, and their CRC-32C.
 *
 * @param mark what the file is; eight bytes of ASCII
 * @param version the only version of the contents that is read
 */
record Envelope(long mark, int version) {

    private static final int BYTES = Long.BYTES + 3 * Integer.BYTES;

    /** What stands before these contents. */
    ByteBuffer head(RowsWriter contents) {
        ByteBuffer written = contents.written();
        return ByteBuffer.allocate(BYTES)
                .putLong(mark)
                .putInt(version)
                .putInt(written.remaining())
                .putInt(checksum(written))
                .flip();
    }

    /**
     * The contents of the file. No more of it is read than its beginning, unless it is as long as that says.
     *
     * @throws DamagedFileException if they are not what was written
     */
    RowsReader open(Path file) throws IOException, DamagedFileException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = read(channel, BYTES);
            check(head.getLong() == mark, "it does not begin as such a file does");
            check(head.getInt() == version, "it is of another version");
            int length = head.getInt();
            check(length >= 0 && channel.size() == (long) BYTES + length, "it is cut or too long");
            int checksum = head.getInt();
            ByteBuffer contents = read(channel, length);
            check(checksum(contents.duplicate()) == checksum, "its checksum is wrong");
            return new RowsReader(contents);
        }
    }

    private static ByteBuffer read(FileChannel channel, int count)
            throws IOException, DamagedFileException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            check(channel.read(bytes) >= 0, "it is cut");
        }
        return bytes.flip();
    }

    private static int checksum(ByteBuffer contents) {
        var checksum = new CRC32C();
        checksum.update(contents);
        return (int) checksum.getValue();
    }

    private static void check(boolean holds, String otherwise) throws DamagedFileException {
        if (!holds) {
            throw new DamagedFileException(otherwise);
        }
    }
}
