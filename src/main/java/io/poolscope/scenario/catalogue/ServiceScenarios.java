package io.poolscope.scenario.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.poolscope.executor.Completions;
import io.poolscope.executor.ObservedExecutor;
import io.poolscope.executor.ObservedFuture;
import io.poolscope.executor.ResultTimeoutException;
import io.poolscope.scenario.About;
import io.poolscope.scenario.Parameter;
import io.poolscope.scenario.RunStage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asking services: checks with a limit of time, and pages over HTTP. */
final class ServiceScenarios {
    private ServiceScenarios() {
    }

    /** Checks of several services, one down and one too slow. */
    static final class HealthChecks extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(6);
        private static final Parameter<Duration> LIMIT =
                CommonParameters.span("limit", "Limit", 1_500, "How long all checks may take together.");

        HealthChecks() {
            super(About.of("health-checks", "Health checks", About.Group.REAL_WORK,
                    "Six services are asked at the same time, and the page shows each answer as it comes. One refuses, which is an answer "
                            + "too. One doesn't answer in time: after the limit the page is shown without it, and its task is cancelled.",
                    "Answers are taken as they come, a failure among them; at the limit the slow check is cancelled."),
                    WORKERS, LIMIT);
        }

        @Override
        public void play(RunStage stage) throws Exception {
            Map<String, Integer> millis = new LinkedHashMap<>();
            millis.put("login", 200);
            millis.put("search", 450);
            millis.put("cart", 900);
            millis.put("mail", 300);
            millis.put("billing", 8_000);
            millis.put("images", 600);
            ObservedExecutor pool = stage.pool("checker", stage.get(WORKERS));
            stage.start("main", () -> new Play(stage, millis).run(pool, millis.keySet()));
            stage.join();
            pool.close();
        }

        private record Play(RunStage stage, Map<String, Integer> millis) {
            // @show health-checks
            private void run(ObservedExecutor pool, Iterable<String> services) throws InterruptedException {
                List<ObservedFuture<String>> checks = new ArrayList<>();
                for (String service : services) {
                    stage.step("submit");
                    checks.add(pool.submit("check " + service, () -> check(service)));
                }
                try {
                    stage.step("take");
                    for (ObservedFuture<String> check : Completions.asCompleted(checks, stage.get(LIMIT))) {
                        try {
                            stage.step("up");
                            print(check.label() + ": " + check.get());
                        } catch (ExecutionException e) {
                            stage.step("down");
                            print(check.label() + ": down, " + e.getCause().getMessage());
                        }
                        stage.step("take");
                    }
                } catch (ResultTimeoutException e) {
                    stage.step("slow");
                    print(e.getMessage());
                    checks.forEach(check -> check.cancel(true));
                }
            }
            // @end

            private String check(String service) throws InterruptedException {
                stage.sleep(Duration.ofMillis(millis.get(service)));
                if (service.equals("mail")) {
                    throw new IllegalStateException("mail refuses connections");
                }
                return "up";
            }

            private void print(String line) {
                ScenarioLog.log(stage, line);
            }
        }
    }

    /** Real HTTP to a server that the scenario starts on loopback. */
    static final class FetchPages extends BuiltInScenario {
        private static final Parameter<Integer> WORKERS = CommonParameters.workers(4);
        private static final Parameter<Duration> TIMEOUT =
                CommonParameters.span("timeout", "Timeout", 1_600, "How long a request may take.");

        FetchPages() {
            super(About.of("fetch-pages", "Fetch pages", About.Group.REAL_WORK,
                    "Pages come over real HTTP from a server on this machine, which answers three after a second and two at once; one is "
                            + "missing, and one takes so long that the request times out. The workers wait nearly all the time: this is "
                            + "what threads are good for.",
                    "Five pages come, the quick ones first; the missing one and the late one fail, and only they.")
                    .inRealTime("It talks to a real server, which can't be slowed down, paused or stepped."),
                    WORKERS, TIMEOUT);
        }

        /** A page's path and how many milliseconds the server thinks; negative for a page that is missing. */
        private static Map<String, Integer> pages() {
            Map<String, Integer> pages = new LinkedHashMap<>();
            pages.put("/a", 1_000);
            pages.put("/b", 1_000);
            pages.put("/c", 1_000);
            pages.put("/d", 0);
            pages.put("/e", 0);
            pages.put("/missing", -1);
            pages.put("/late", 4_000);
            return pages;
        }

        @Override
        public void play(RunStage stage) throws Exception {
            ExecutorService answering = Executors.newFixedThreadPool(8, task -> {
                Thread thread = new Thread(task, "page-server");
                thread.setDaemon(true);
                return thread;
            });
            // Not through close(): a page that is still being thought about must not hold up the end.
            stage.own(answering::shutdownNow);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            stage.own(() -> server.stop(0));
            server.setExecutor(answering);
            server.createContext("/", FetchPages::answer);
            server.start();
            ObservedExecutor pool = stage.pool("fetcher", stage.get(WORKERS));
            stage.follow(WORKERS, pool::resize);
            HttpClient client = stage.own(HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build());
            String base = "http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
            stage.start("main", () -> new Play(stage, client).run(pool, pages().keySet().stream().map(path -> base + path).toList()));
            stage.join();
            pool.close();
        }

        private static void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                int millis = pages().getOrDefault(exchange.getRequestURI().getPath(), -1);
                if (millis < 0) {
                    exchange.sendResponseHeaders(404, -1);
                    return;
                }
                Thread.sleep(millis);
                byte[] page =
                        ("<p>" + exchange.getRequestURI().getPath() + "</p>").repeat(100).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private record Play(RunStage stage, HttpClient client) {
            // @show fetch-pages
            private void run(ObservedExecutor pool, List<String> urls) throws InterruptedException {
                List<ObservedFuture<Integer>> pages = new ArrayList<>();
                for (String url : urls) {
                    stage.step("submit");
                    pages.add(pool.submit("fetch " + URI.create(url).getPath(), () -> fetch(url)));
                }
                stage.step("take");
                for (ObservedFuture<Integer> page : Completions.asCompleted(pages)) {
                    try {
                        stage.step("consume");
                        print(page.label() + ": " + page.get() + " bytes");
                    } catch (ExecutionException e) {
                        stage.step("failed");
                        print(page.label() + " failed: " + e.getCause().getMessage());
                    }
                    stage.step("take");
                }
            }

            private int fetch(String url) throws IOException, InterruptedException {
                HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(stage.get(TIMEOUT)).build();
                stage.step("fetch");
                HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() != 200) {
                    throw new IOException("status " + response.statusCode());
                }
                return response.body().length;
            }
            // @end

            private void print(String line) {
                ScenarioLog.log(stage, line);
            }
        }
    }
}
