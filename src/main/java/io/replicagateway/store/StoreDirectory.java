package io.replicagateway.store;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory in which a file is always as it was before or as it was meant to be: what is written goes to a file of
 * another name, to the disk, and then takes the place of the old one.
 */
final class StoreDirectory {

    private static final String PROBE = "probe";

    private static final String TEMPORARY = ".tmp";

    private static final String DAMAGED = ".damaged-";

    private static final Pattern HALF_WRITTEN =
            Pattern.compile("([a-z0-9][a-z0-9-]*\\.block|observed|probe)\\.[0-9a-f]+\\.tmp");

    private static final Pattern SET_ASIDE =
            Pattern.compile("([a-z0-9][a-z0-9-]*\\.block|observed)\\.damaged-[0-9TZ.]+");

    private static final int MOST_DAMAGED = 8;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Path path;
    private final LongSupplier random;

    private StoreDirectory(Path path, LongSupplier random) {
        this.path = path;
        this.random = random;
    }

    /**
     * Makes the directory if it is not there, sees whether it can be written, and removes what a crash has left half
     * written.
     *
     * @param random makes names that no other process uses
     */
    static StoreDirectory open(Path path, LongSupplier random) throws IOException {
        var directory = new StoreDirectory(path, random);
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
        }
        directory.replace(PROBE, ByteBuffer.wrap(new byte[1]));
        directory.delete(PROBE);
        for (String leftover : directory.names(StoreDirectory::isHalfWritten)) {
            Files.deleteIfExists(path.resolve(leftover));
        }
        return directory;
    }

    /** Other programs may keep files of theirs here. */
    private static boolean isHalfWritten(String name) {
        return HALF_WRITTEN.matcher(name).matches();
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** The names of the files that are there, in order. */
    List<String> names(Predicate<String> accepts) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(accepts)
                    .sorted()
                    .toList();
        }
    }

    /** Puts a file of these contents in the place of the one there was, if any. */
    void replace(String name, ByteBuffer... contents) throws IOException {
        Path temporary = file(name + "." + Long.toHexString(random.getAsLong()) + TEMPORARY);
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                for (ByteBuffer part : contents) {
                    while (part.hasRemaining()) {
                        channel.write(part);
                    }
                }
                channel.force(true);
            }
            Files.move(temporary, file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            removeAfter(failed, temporary);
            throw failed;
        }
        forceNames();
    }

    private static void removeAfter(IOException failed, Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException stillThere) {
            failed.addSuppressed(stillThere);
        }
    }

    /** Without it a crash could bring the old name back. Windows cannot do it, and needs not. */
    private void forceNames() throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel names = FileChannel.open(path, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /**
     * Keeps a damaged file for whoever wants to know how it came about, under a name that is not read again; of too
     * many the oldest are deleted.
     *
     * @return its new name
     */
    String setAside(String name, Instant now) throws IOException {
        String aside = name + DAMAGED + STAMP.format(now);
        Files.move(file(name), file(aside), StandardCopyOption.ATOMIC_MOVE);
        List<String> byAge =
                names(other -> SET_ASIDE.matcher(other).matches()).stream()
                        .sorted(
                                Comparator.comparing(
                                        other -> other.substring(other.lastIndexOf(DAMAGED))))
                        .toList();
        for (String old : byAge.subList(0, Math.max(0, byAge.size() - MOST_DAMAGED))) {
            Files.deleteIfExists(file(old));
        }
        return aside;
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    Instant writtenAt(String name) throws IOException {
        return Files.getLastModifiedTime(file(name)).toInstant();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
