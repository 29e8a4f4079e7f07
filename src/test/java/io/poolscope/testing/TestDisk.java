package io.poolscope.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Folders of the real disk with a mishap: so many bytes can be written, and then it is full; reading stands still after so many
 * bytes until {@link #release}. For tests; what they don't ask for is not there.
 */
public final class TestDisk extends FileSystem {
    private final Provider provider = new Provider();
    private final AtomicLong room;
    private final long readable;
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);

    private TestDisk(long room, long readable) {
        this.room = new AtomicLong(room);
        this.readable = readable;
    }

    /** A disk that takes so many bytes. */
    public static TestDisk withRoomFor(long bytes) {
        return new TestDisk(bytes, Long.MAX_VALUE);
    }

    /** A disk on which each file can be read up to so many bytes at once. */
    public static TestDisk slowAfter(long bytes) {
        return new TestDisk(Long.MAX_VALUE, bytes);
    }

    /** The same path on this disk. */
    public Path at(Path real) {
        return (Path) Proxy.newProxyInstance(TestDisk.class.getClassLoader(), new Class<?>[] {OnDisk.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("getFileSystem")) {
                return this;
            }
            if (method.getName().equals("real")) {
                return real;
            }
            Object[] bare = arguments == null ? null : arguments.clone();
            for (int i = 0; bare != null && i < bare.length; i++) {
                bare[i] = bare[i] instanceof Path path ? real(path) : bare[i];
            }
            try {
                Object result = method.invoke(real, bare);
                return result instanceof Path path ? at(path) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    /** Waits until a reader stands still. */
    public void awaitReader() throws InterruptedException {
        reached.await();
    }

    /** Lets readers go on. */
    public void release() {
        released.countDown();
    }

    /** Known by the loader of the tests. */
    public interface OnDisk extends Path {
        /** The path on the real disk. */
        Path real();
    }

    private static Path real(Path path) {
        return path instanceof OnDisk onDisk ? onDisk.real() : path;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override
    public Path getPath(String first, String... more) {
        return at(Path.of(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    /** Hands all to the real disk but what is read and written. */
    private final class Provider extends FileSystemProvider {
        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return new Channel(FileChannel.open(real(path), new HashSet<>(options), attributes));
        }

        @Override
        public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            Set<OpenOption> some = new HashSet<>(options);
            if (some.isEmpty()) {
                some.add(StandardOpenOption.READ);
            }
            return newFileChannel(path, some, attributes);
        }

        @Override
        @SuppressWarnings("StreamResourceLeak") // the caller closes it
        public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
            return Files.newDirectoryStream(real(folder), filter);
        }

        @Override
        public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
            Files.createDirectory(real(folder), attributes);
        }

        @Override
        public void delete(Path path) throws IOException {
            Files.delete(real(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            Files.copy(real(source), real(target), options);
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            Files.move(real(source), real(target), options);
        }

        @Override
        public boolean isSameFile(Path path, Path other) throws IOException {
            return Files.isSameFile(real(path), real(other));
        }

        @Override
        public Path readSymbolicLink(Path link) throws IOException {
            return at(Files.readSymbolicLink(real(link)));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return Files.isHidden(real(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return Files.getFileStore(real(path));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            real(path).getFileSystem().provider().checkAccess(real(path), modes);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            return Files.getFileAttributeView(real(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) throws IOException {
            return Files.readAttributes(real(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
            return Files.readAttributes(real(path), attributes, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            Files.setAttribute(real(path), attribute, value, options);
        }

        @Override
        public String getScheme() {
            return "test-disk";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }
    }

    /** An open file of this disk. */
    private final class Channel extends FileChannel {
        private final FileChannel real;

        Channel(FileChannel real) {
            this.real = real;
        }

        private void awaitReadable() throws IOException {
            if (real.position() >= readable) {
                reached.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new UncheckedIOException(new IOException("interrupted", e));
                }
            }
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            awaitReadable();
            long left = released.getCount() == 0 ? Long.MAX_VALUE : readable - real.position();
            int limit = into.limit();
            into.limit((int) Math.min(limit, into.position() + left));
            try {
                return real.read(into);
            } finally {
                into.limit(limit);
            }
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            int limit = from.limit();
            int fits = (int) Math.min(from.remaining(), room.get());
            if (fits == 0 && from.hasRemaining()) {
                throw new IOException("No space left on device");
            }
            from.limit(from.position() + fits);
            try {
                int written = real.write(from);
                room.addAndGet(-written);
                return written;
            } finally {
                from.limit(limit);
            }
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            real.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            real.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            real.force(metaData);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }

        @Override
        public long read(ByteBuffer[] into, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] from, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer into, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer from, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }
    }
}
