// Names the ten tests that took longest, of those that ran just now.
import groovy.xml.XmlSlurper

def reports = new File(project.build.directory, 'surefire-reports')
def since = session.startTime.time
def took = []
reports.listFiles({ folder, name -> name ==~ /TEST-.*\.xml/ } as FilenameFilter)?.findAll { it.lastModified() >= since }?.each { file ->
    new XmlSlurper().parse(file).testcase.each {
        took << [it.@time.text().replace(',', '') as double, "${it.@classname}.${it.@name}".toString()]
    }
}
if (took.size() >= 100) {
    log.info("The slowest of ${took.size()} tests, in seconds:")
    took.sort { -it[0] }.take(10).each { log.info(String.format(Locale.ROOT, '%7.1f  %s', it[0], it[1])) }
}
