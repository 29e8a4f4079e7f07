// What the formatter leaves alone is checked here: lines over 140 characters (also comments and strings), imports that nothing uses,
// and classes named with their whole package in the code. Only files that have changed since the last clean check are read.
import groovy.transform.CompileStatic
import java.nio.file.Files
import java.nio.file.Path
import java.util.regex.Matcher
import java.util.regex.Pattern
import java.util.stream.Collectors

@CompileStatic
class SourceCheck {
    static final int COLUMNS = 140
    static final int SHOWN = 50
    static final Pattern IMPORT = ~/(?m)^import (static )?([\w.]+)\.(\w+|\*);/
    static final Pattern QUALIFIED = ~/(?<![\w.])((?:[a-z]\w*\.){2,})([A-Z]\w*)/
    // One match is a text block, a string, a character or a comment; what looks like one inside another is so passed over.
    static final Pattern NOT_CODE = ~/(?s)"""(?:\\.|(?!""").)*+"""|"(?:\\.|[^"\\\n])*+"|'(?:\\.|[^'\\\n])++'|\/\*.*?\*\/|\/\/[^\n]*+/

    final List<String> found = []

    void check(Path root, Path file) {
        String name = root.relativize(file)
        String text = Files.readString(file)
        int number = 0
        text.eachLine { String line ->
            number++
            int columns = line.codePointCount(0, line.length())
            if (columns > COLUMNS) {
                found << "$name:$number: $columns characters; allowed: $COLUMNS".toString()
            }
        }
        if (name.endsWith('.java')) {
            checkNames(name, text)
        }
    }

    private void checkNames(String name, String text) {
        Matcher imports = IMPORT.matcher(text)
        int end = 0
        Map<String, Integer> imported = [:]
        while (imports.find()) {
            end = imports.end()
            if (imports.group(3) == '*') {
                found << "$name:${line(text, imports.start())}: import of all of ${imports.group(2)}; name what is used".toString()
            } else {
                imported[imports.group(3)] = imports.start()
            }
        }
        // Of a module descriptor and a package's page everything is named in full.
        if (name.endsWith('module-info.java')) {
            return
        }
        String body = text.substring(end)
        imported.each { String word, Integer at ->
            if (!Pattern.compile("(?<![\\w])$word(?![\\w])").matcher(body).find()) {
                found << "$name:${line(text, at)}: import of $word, which nothing uses".toString()
            }
        }
        Matcher qualified = QUALIFIED.matcher(blank(body))
        while (qualified.find()) {
            String word = qualified.group(2)
            // Two classes of one name: one can be imported.
            boolean other = imported.containsKey(word) || body =~ /(class|record|enum|interface) $word\b/
            if (!other && !body.substring(0, qualified.start()).endsWith('package ')) {
                found << "$name:${line(text, end + qualified.start())}: ${qualified.group()} in full; import it".toString()
            }
        }
    }

    /** The text with spaces where comments and strings were. */
    private static String blank(String text) {
        StringBuilder code = new StringBuilder(text)
        Matcher matcher = NOT_CODE.matcher(text)
        while (matcher.find()) {
            for (int i = matcher.start(); i < matcher.end(); i++) {
                if (code.charAt(i) != (char) '\n') {
                    code.setCharAt(i, (char) ' ')
                }
            }
        }
        return code
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).count('\n')
    }
}

def root = project.basedir.toPath()
def stamp = new File(project.build.directory, 'sources-checked')
def files = ['src', '.ci'].collect { root.resolve(it) }.findAll { Files.isDirectory(it) }.collectMany { folder ->
    Files.walk(folder).withCloseable { all ->
        all.filter { it.toString() =~ /\.(java|groovy)$/ && Files.getLastModifiedTime(it).toMillis() > stamp.lastModified() }
                .sorted().collect(Collectors.toList())
    }
}
def begun = System.currentTimeMillis()
def check = new SourceCheck()
files.each { check.check(root, it) }
if (check.found) {
    check.found.take(SourceCheck.SHOWN).each { log.error(it) }
    throw new org.apache.maven.plugin.MojoFailureException("${check.found.size()} lines of the sources are not as agreed")
}
stamp.parentFile.mkdirs()
stamp.createNewFile()
// Not the time now: a file may have been saved while others were read.
stamp.setLastModified(begun)
