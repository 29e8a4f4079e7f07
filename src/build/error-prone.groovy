// Error Prone reads main and test code once more, in mvn verify only: it takes longer than compiling. All that it finds fails the build.
// The classes are not written; a tree that has not changed since it was found clean is not read again.
import java.nio.file.Files
import java.util.stream.Collectors

// All checks that are errors or warnings by default are on, but for these.
def off = [
    AnnotateFormatMethod: 'needs annotations of its own as a dependency',
    ArrayRecordComponent: 'records of figures hold arrays; nobody compares them',
    EnumOrdinal: 'ordinals are places in arrays, and on the wire what a test holds fast',
    FutureReturnValueIgnored: 'tasks are submitted for what they do; what becomes of them is seen in events',
    ImmutableEnumChecker: 'asks for annotations on functions and arrays that nobody changes',
    IterableAndIterator: 'a stream of results is walked once, and a for loop is how',
    LongDoubleConversion: 'nanoseconds are drawn and averaged as doubles, whose 53 bits are 104 days',
    NonAtomicVolatileUpdate: 'a field with one writer is volatile for its readers',
    OperatorPrecedence: 'parentheses stand where a reader needs them',
    RefactorSwitch: 'a matter of taste',
    ReferenceEquality: 'snapshots, nodes and tasks are told apart by which they are, not by what they hold',
    SameNameButDifferent: 'each scenario has its own Play',
    StatementSwitchToExpressionSwitch: 'a matter of taste',
    StringSplitter: 'empty words at the end are not wanted',
    UnnecessaryLongToIntConversion: 'the words of an event hold ints in their low halves',
    WaitNotInLoop: 'a clock waits once for its caller, who loops',
]

def stamp = new File(project.build.directory, 'error-prone-clean')
def newest = stamp.lastModified()
def changed = project.file.lastModified() > newest
def sources = [*project.compileSourceRoots, *project.testCompileSourceRoots].collect { new File(it).toPath() }
        .findAll { Files.isDirectory(it) }
        .collectMany { root ->
          Files.walk(root).withCloseable { all -> all.filter { it.toString().endsWith('.java') }.collect(Collectors.toList()) } }
def count = stamp.exists() ? stamp.text : ''
if (!changed && count == sources.size().toString() && sources.every { Files.getLastModifiedTime(it).toMillis() <= newest }) {
    return
}
def begun = System.currentTimeMillis()
def checker = pluginArtifacts.collect { it.file.path }
def exported = ['api', 'code', 'comp', 'file', 'main', 'model', 'parser', 'processing', 'tree', 'util']
def arguments = ['--release', project.properties['maven.compiler.release'], '-encoding', 'UTF-8', '-proc:none', '-implicit:none',
        '-Xmaxwarns', '1000', '-Werror', '-XDcompilePolicy=simple', '-XDaddTypeAnnotationsToSymbol=true',
        '--should-stop=ifError=FLOW', '--should-stop=ifNoError=FLOW',
        '-processorpath', checker.join(File.pathSeparator),
        '-Xplugin:ErrorProne ' + off.keySet().collect { "-Xep:$it:OFF" }.join(' '),
        '-cp', project.testClasspathElements.findAll { new File(it).file }.join(File.pathSeparator),
        '-d', new File(project.build.directory, 'error-prone').path] + sources.findAll { it.fileName.toString() != 'module-info.java' }
def file = new File(project.build.directory, 'error-prone.arguments')
file.setText(arguments.collect { '"' + it.toString().replace('\\', '\\\\').replace('"', '\\"') + '"' }.join('\n'), 'UTF-8')
def command = [new File(project.properties['jdk.home'], 'bin/javac').path, '-J-XX:+UseParallelGC'] +
        exported.collect { "-J--add-exports=jdk.compiler/com.sun.tools.javac.$it=ALL-UNNAMED" } +
        ['code', 'comp'].collect { "-J--add-opens=jdk.compiler/com.sun.tools.javac.$it=ALL-UNNAMED" } + ["@$file".toString()]
def compiler = new ProcessBuilder(command*.toString()).redirectErrorStream(true).start()
def said = compiler.inputStream.getText('UTF-8')
if (compiler.waitFor() != 0) {
    throw new org.apache.maven.plugin.MojoFailureException("Error Prone found something:\n$said")
}
stamp.text = sources.size()
stamp.lastModified = begun
