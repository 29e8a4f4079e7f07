// Says in one message which JDK is needed: no other plugin sees the toolchain's version. The other scripts take it from here.
def manager = session.container.lookup('org.apache.maven.toolchain.ToolchainManager')
def java = manager.getToolchainFromBuildContext('jdk', session)?.findTool('java')
def home = java ? new File(java).parentFile.parentFile : new File(System.getProperty('java.home'))
def release = new File(home, 'release')
def found = release.exists() ? (release.text =~ /JAVA_VERSION="([^"]+)"/).with { it.find() ? it.group(1) : '?' } : '?'
def wanted = project.properties['maven.compiler.release']
if (!(found ==~ /\d+.*/) || ((found =~ /^\d+/)[0] as int) < wanted.toInteger()) {
    throw new org.apache.maven.plugin.MojoFailureException(
            "Poolscope needs JDK $wanted or newer; the newest found is $found in $home. "
            + 'Get one from https://adoptium.net or your package manager (as openjdk-25-jdk) and set JAVA_HOME to it, '
            + 'or unpack it below /usr/lib/jvm, ~/.jdks or ~/.sdkman/candidates/java.')
}
project.properties['jdk.home'] = home.path
def told = new File(project.build.directory, 'jdk.properties')
told.parentFile.mkdirs()
told.text = "jdk=${home}\n"
