package io.poolscope.view;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether there is a display for a window. The toolkit can't be asked: once it has failed to find one it can't be
 * started a second time, and it is still needed to paint the picture that stands in for the window.
 */
public final class Display {
    private static final Pattern X_NAME = Pattern.compile("([^:]*):(\\d{1,5})(\\.\\d+)?");
    private static final int X_PORT = 6000;
    private static final int LIMIT_MILLIS = 2000;

    private Display() {
    }

    /**
     * Whether a window can be shown. Where windows come from an X server, asks whether it answers; elsewhere there is
     * always a display.
     *
     * @param environment the environment variables; {@code DISPLAY} counts
     * @param system the system properties; {@code os.name} and {@code glass.platform} count
     */
    public static boolean isThere(Map<String, String> environment, Properties system) {
        if (system.getProperty("glass.platform", "").equals("Headless")) {
            return true; // a user who asks for the headless platform wants the window on it
        }
        String name = system.getProperty("os.name", "");
        return name.startsWith("Windows") || name.startsWith("Mac") || answers(environment.getOrDefault("DISPLAY", ""));
    }

    private static boolean answers(String display) {
        Matcher parts = X_NAME.matcher(display);
        if (!parts.matches()) {
            return display.startsWith("/") && Files.exists(Path.of(display)); // a socket's path, as XQuartz gives
        }
        int number = Integer.parseInt(parts.group(2));
        boolean local = parts.group(1).isEmpty() || parts.group(1).equals("unix");
        return local ? connects(Path.of("/tmp/.X11-unix/X" + number)) : connects(parts.group(1), X_PORT + number);
    }

    private static boolean connects(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    private static boolean connects(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
