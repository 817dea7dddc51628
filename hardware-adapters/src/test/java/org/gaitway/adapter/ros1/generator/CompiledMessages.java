package org.gaitway.adapter.ros1.generator;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Generated classes after compiling them.
 *
 * @param classes folder of the class files
 * @param warnings what the compiler says of the sources, errors included, with all its warnings on
 */
record CompiledMessages(Path classes, List<String> warnings) {

  /** Compiles files into a new folder. */
  static CompiledMessages of(List<Path> files, Path folder) throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options =
        List.of("-d", classes.toString(), "-proc:none", "--release", "17", "-Xlint:all,-options");
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      compiler
          .getTask(
              null, manager, diagnostics, options, null, manager.getJavaFileObjectsFromPaths(files))
          .call();
    }
    List<String> warnings = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
      // What has no source is about the class path of the tests.
      if (diagnostic.getSource() != null) {
        warnings.add(diagnostic.toString());
      }
    }
    return new CompiledMessages(classes, warnings);
  }

  /** A loader of the classes. */
  URLClassLoader loader() throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, CompiledMessages.class.getClassLoader());
  }
}
