// The benchmarks are compiled on the class path. The compiler plugin would write them beside module-info.class, where javac takes them
// for the module's.
def output = new File(project.build.directory, 'jmh')
output.deleteDir()
output.mkdirs()
def sources = []
new File(project.basedir, 'src/jmh/java').eachFileRecurse(groovy.io.FileType.FILES) { file ->
    if (file.name.endsWith('.java')) {
        sources << file.path
    }
}
def javac = new File(project.properties['jdk.home'], 'bin/javac').path
def command = [javac, '--release', project.properties['maven.compiler.release'], '-g', '-encoding', 'UTF-8',
        '-Xlint:all,-processing,-classfile', '-Werror', '-proc:full',
        '-cp', project.compileClasspathElements.join(File.pathSeparator),
        '-d', output.path] + sources
def compiler = new ProcessBuilder(command).redirectErrorStream(true).start()
def said = compiler.inputStream.getText('UTF-8')
if (compiler.waitFor() != 0) {
    throw new org.apache.maven.plugin.MojoFailureException("the benchmarks do not compile:\n$said")
}
def classes = new File(project.build.outputDirectory).toPath()
output.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    def target = classes.resolve(output.toPath().relativize(file.toPath()))
    java.nio.file.Files.createDirectories(target.parent)
    java.nio.file.Files.move(file.toPath(), target, java.nio.file.StandardCopyOption.REPLACE_EXISTING)
}
