// What observed programs and the agent use is compiled again, for Java 17 and outside the module. The compiler plugin can't: it takes
// the classes that it has just compiled for Java 25 to be up to date.
def packages = ['event', 'bus', 'executor', 'wire', 'observe', 'agent']
def classes = new File(project.build.outputDirectory)
def level = { file -> file.withDataInputStream { it.readInt(); it.readUnsignedShort(); it.readUnsignedShort() } }
def compiled = { name ->
    new File(classes, "io/poolscope/$name").listFiles()?.findAll { it.name.endsWith('.class') && it.name != 'package-info.class' } ?: []
}
if (packages.every { name -> compiled(name).every { level(it) == 61 } }) {
    return
}
def output = new File(project.build.directory, 'java-17')
output.deleteDir()
output.mkdirs()
def sources = packages.collectMany { name ->
    new File(project.basedir, "src/main/java/io/poolscope/$name").listFiles()?.findAll { it.name.endsWith('.java') } ?: []
}
def command = [new File(project.properties['jdk.home'], 'bin/javac').path, '--release', '17', '-g', '-Xlint:all', '-Werror',
        '-encoding', 'UTF-8', '-proc:none', '-implicit:none', '-d', output.path] + sources.collect { it.path }
def compiler = new ProcessBuilder(command).redirectErrorStream(true).start()
def said = compiler.inputStream.getText('UTF-8')
if (compiler.waitFor() != 0) {
    throw new org.apache.maven.plugin.MojoFailureException("${packages.join(', ')} must compile for Java 17:\n$said")
}
// Beside module-info.class the compiler would take them for the module's: so compiled apart, then moved in.
output.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    def target = classes.toPath().resolve(output.toPath().relativize(file.toPath()))
    java.nio.file.Files.move(file.toPath(), target, java.nio.file.StandardCopyOption.REPLACE_EXISTING)
}
