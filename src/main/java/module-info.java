/** Poolscope: an oscilloscope for executors. */
@SuppressWarnings("requires-automatic") // the flight recording writer has a stable name but no module descriptor
module io.poolscope {
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires info.picocli;
    requires com.fasterxml.jackson.core;
    requires de.siegmar.fastcsv;
    requires org.openjdk.jmc.flightrecorder.writer;
    // Processor time of tasks.
    requires java.management;
    // Flight recordings of observed programs, where they ask for them: a JDK may be without.
    requires static jdk.jfr;
    // The scenario fetch-pages: a server on loopback and its client.
    requires java.net.http;
    requires jdk.httpserver;

    // Commands are filled in by reflection.
    opens io.poolscope.cli to info.picocli;
    opens io.poolscope.cli.options to info.picocli;

    exports io.poolscope.bus;
    exports io.poolscope.event;
    exports io.poolscope.workload;
    exports io.poolscope.scenario;
    exports io.poolscope.scenario.catalogue;
    exports io.poolscope.analysis.statistics;
    exports io.poolscope.analysis.whatif;
    exports io.poolscope.analysis.rules;
    exports io.poolscope.analysis.sizing;
    exports io.poolscope.session;
    exports io.poolscope.timeline;
    exports io.poolscope.timeline.counter;
    exports io.poolscope.recording;
    exports io.poolscope.executor;
    exports io.poolscope.observe;
    exports io.poolscope.wire;
}
