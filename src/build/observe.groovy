// The library that programs depend on, io.poolscope:poolscope-observe: the rooms below in a JAR of their own, compiled for Java 17
// with line numbers but no more, outside the module; its sources, its Javadoc, and a pom without dependencies. target/library has them.

def rooms = ['event', 'bus', 'executor', 'wire', 'observe']
def spokenOf = ['event', 'executor', 'observe']
def most = 450 << 10
def name = "poolscope-observe-${project.version}"
def library = new File(project.build.directory, 'library')
def work = new File(project.build.directory, 'library-work')
def sources = new File(project.basedir, 'src/main/java')
def files = { list -> list.collectMany { room ->
        new File(sources, "io/poolscope/$room").listFiles().findAll { it.name.endsWith('.java') }.sort() } }
def newest = (files(rooms) + new File(project.basedir, 'src/build/observe.groovy'))*.lastModified().max()
def made = ['.jar', '-sources.jar', '-javadoc.jar', '.pom'].collect { new File(library, name + it) }
if (made.every { it.exists() && it.lastModified() >= newest }) {
    return
}
def javac = session.container.lookup('org.apache.maven.toolchain.ToolchainManager')
        .getToolchainFromBuildContext('jdk', session)?.findTool('javac')
def bin = javac ? new File(javac).parentFile : new File(System.getProperty('java.home'), 'bin')
def run = { List<String> command ->
    def process = new ProcessBuilder(command*.toString()).redirectErrorStream(true).start()
    def said = process.inputStream.getText('UTF-8')
    if (process.waitFor() != 0) {
        throw new org.apache.maven.plugin.MojoFailureException(
                "the library can't be made: ${new File(command[0].toString()).name} says\n$said")
    }
}
work.deleteDir()
def classes = new File(work, 'classes')
def docs = new File(work, 'docs')
[classes, docs, library]*.mkdirs()
run(["$bin/javac", '--release', '17', '-g:source,lines', '-Xlint:all', '-Werror', '-encoding', 'UTF-8', '-proc:none', '-d', classes]
        + files(rooms))
// Apart from module-info.java, which javadoc would read.
def apart = new File(work, 'sources')
rooms.each { room ->
    files([room]).each { file ->
        def copy = new File(apart, "io/poolscope/$room/${file.name}")
        copy.parentFile.mkdirs()
        copy.bytes = file.bytes
    }
}
run(["$bin/javadoc", '--release', '17', '-quiet', '-Xdoclint:all,-missing', '-Werror', '-encoding', 'UTF-8', '-notimestamp',
        '-windowtitle', "Poolscope's library ${project.version}", '-d', docs, '-sourcepath', apart]
        + spokenOf.collect { "io.poolscope.$it" })
def manifest = new File(work, 'MANIFEST.MF')
manifest.text = """\
Automatic-Module-Name: io.poolscope.observe
Implementation-Title: Poolscope's library
Implementation-Version: ${project.version}
"""
def stamp = "--date=${project.properties['project.build.outputTimestamp']}"
def jar = { String kind, File root, List<String> parts ->
    run(["$bin/jar", '--create', stamp, '--file', new File(library, name + kind), '--manifest', manifest]
            + parts.collectMany { ['-C', root, it] })
}
jar('.jar', classes, ['io'])
jar('-sources.jar', apart, rooms.collect { "io/poolscope/$it" })
jar('-javadoc.jar', docs, ['.'])
def size = new File(library, "${name}.jar").length()
if (size > most) {
    throw new org.apache.maven.plugin.MojoFailureException(
            "the library has $size bytes; at most $most are allowed: programs carry it along")
}
new File(library, "${name}.pom").setText("""<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>${project.groupId}</groupId>
  <artifactId>poolscope-observe</artifactId>
  <version>${project.version}</version>
  <name>Poolscope's library</name>
  <description>What a program uses to be seen by Poolscope: Java 17, no dependencies</description>
</project>
""", 'UTF-8')
work.deleteDir()
