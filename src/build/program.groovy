// target/poolscope: the program as people run it, beside the jars that the dependency plugin lays down.
import java.nio.file.Files
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING

def home = new File(project.build.directory, 'poolscope').toPath()
Files.createDirectories(home.resolve('lib'))
Files.createDirectories(home.resolve('bin'))
// Copied only if it is another one: the cache for a quick start asks how old it is.
def built = new File(project.build.directory, project.build.finalName + '.jar').toPath()
def jar = home.resolve('lib/poolscope.jar')
if (!Files.exists(jar) || Files.mismatch(built, jar) >= 0) {
    Files.copy(built, jar, REPLACE_EXISTING)
}
def start = home.resolve('bin/poolscope')
Files.copy(new File(project.basedir, 'src/main/bin/poolscope').toPath(), start, REPLACE_EXISTING)
start.toFile().setExecutable(true, false)
