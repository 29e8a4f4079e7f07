// What the JVM learns of the classes and the busy methods while the program does a little of everything halves the time to start.
// Without it the program starts all the same, only later: so no build fails for it. -Dpoolscope.aot.skip=true leaves it out.
import java.nio.file.Files
import java.util.concurrent.TimeUnit
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING

def home = new File(project.build.directory, 'poolscope').toPath().toRealPath()
def aot = home.resolve('aot')
def cache = aot.resolve('cache')
def java = new File(project.properties['jdk.home'], 'bin/java').toPath().toRealPath()
def release = java.parent.parent.resolve('release')
def options = project.basedir.toPath().resolve('src/main/bin/jvm.options')
def said = { file -> Files.exists(file) ? Files.readString(file) : null }
def libraries = home.resolve('lib').toFile().listFiles()
if (Files.exists(cache) && said(aot.resolve('home')) == home.toString() && said(aot.resolve('release')) == said(release)
        && said(aot.resolve('options')) == said(options) && libraries.every { it.lastModified() <= cache.toFile().lastModified() }) {
    return
}
def folder = new File(project.build.directory, 'training')
folder.mkdirs()
Files.createDirectories(aot)
Files.deleteIfExists(cache)
// It is for this place and this very JVM: bin/poolscope looks, for a JVM that must refuse it starts later than without.
Files.writeString(aot.resolve('home'), home.toString())
Files.copy(release, aot.resolve('release'), REPLACE_EXISTING)
Files.copy(options, aot.resolve('options'), REPLACE_EXISTING)
def output = new File(folder, 'said.txt')
def training = new ProcessBuilder([java, "-XX:AOTCacheOutput=$cache", "@$options", '-Xlog:disable', '-Xlog:all=off',
        '--enable-native-access=javafx.graphics', '--module-path', home.resolve('lib'),
        '--module', 'io.poolscope/io.poolscope.Training', folder]*.toString()).redirectErrorStream(true).redirectOutput(output).start()
def ended = training.waitFor(2, TimeUnit.MINUTES)
if (!ended) {
    training.destroyForcibly().waitFor()
}
if (!ended || training.exitValue() != 0 || !Files.exists(cache)) {
    Files.deleteIfExists(cache)
    log.info("no cache for a quick start: ${ended ? output.readLines().find { it } : 'the training took over two minutes'}")
}
Files.deleteIfExists(aot.resolve('cache.config'))
if (ended && Files.exists(cache)) {
    folder.deleteDir()
}
