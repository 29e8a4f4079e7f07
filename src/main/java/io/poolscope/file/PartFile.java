package io.poolscope.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A new file beside another, whose place it takes when it is whole, with that one's permissions and owner. Stateless. */
final class PartFile {
    private PartFile() {
    }

    /** Makes it for one that may or may not be there; nobody may read in it who may not read that one. */
    static FileChannel create(Path part, FileTarget target) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        PosixFileAttributeView old = target.kind() == FileTarget.Kind.FILE
                ? Files.getFileAttributeView(target.place(), PosixFileAttributeView.class) : null;
        if (old == null) {
            return FileChannel.open(part, options);
        }
        Set<PosixFilePermission> ours = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        FileChannel channel = FileChannel.open(part, options, PosixFilePermissions.asFileAttribute(ours));
        try {
            adopt(Files.getFileAttributeView(part, PosixFileAttributeView.class), old.readAttributes());
            return channel;
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private static void adopt(PosixFileAttributeView part, PosixFileAttributes old) throws IOException {
        PosixFileAttributes now = part.readAttributes();
        Set<PosixFilePermission> kept = EnumSet.noneOf(PosixFilePermission.class);
        kept.addAll(old.permissions());
        try {
            if (!now.group().equals(old.group())) {
                part.setGroup(old.group());
            }
        } catch (IOException notAllowed) {
            // Then it belongs to our group, which was promised nothing.
            kept.removeAll(PosixFilePermissions.fromString("---rwx---"));
        }
        try {
            if (!now.owner().equals(old.owner())) {
                part.setOwner(old.owner());
            }
        } catch (IOException notAllowed) {
            kept.addAll(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)); // the owner is now who writes it
        }
        part.setPermissions(kept);
    }

    /** Puts it in the place of the other: at once, where the file system can. */
    static void move(Path part, Path place) throws IOException {
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
