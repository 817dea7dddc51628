package org.gaitway.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Tasks from outside Gaitway: a jar that offers {@link Task}s as services, or simply a folder with
 * the task's Java source and its MJCF file, which is compiled when it is opened.
 */
public final class TaskPath {
  private static final String SERVICES = "META-INF/services/" + Task.class.getName();

  private TaskPath() {}

  /**
   * Adds a jar or folder to the tasks that {@link Tasks} finds, for this thread and those it
   * starts. Compiled classes of a folder go to a temporary folder that is deleted at exit.
   *
   * @throws IllegalArgumentException if there is no task in it or it does not compile, with the
   *     compiler's messages
   * @throws IOException if it cannot be read
   */
  public static void add(Path path) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader parent = thread.getContextClassLoader();
    List<URL> urls = new ArrayList<>();
    if (Files.isDirectory(path)) {
      urls.add(url(compiled(path, parent)));
    } else if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException("no such folder or jar of tasks: " + path);
    }
    urls.add(url(path));
    // Open for as long as the program runs: its classes may be needed at any time.
    thread.setContextClassLoader(new URLClassLoader(urls.toArray(URL[]::new), parent));
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }

  /** Compiles a folder's sources; returns the folder of the classes and their service file. */
  private static Path compiled(Path folder, ClassLoader parent) throws IOException {
    Path classes = Files.createTempDirectory("gaitway-tasks-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(classes)));
    List<Path> sources;
    try (Stream<Path> files = Files.walk(folder)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("no .java file in the folder of tasks " + folder);
    }
    compile(sources, classes);
    List<String> tasks = taskClasses(classes, parent);
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException(
          "no public class in " + folder + " implements " + Task.class.getName());
    }
    Path services = classes.resolve(SERVICES);
    Files.createDirectories(services.getParent());
    Files.write(services, tasks);
    return classes;
  }

  private static void compile(List<Path> sources, Path target) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalArgumentException(
          "tasks in source form need a JDK; this Java at "
              + System.getProperty("java.home")
              + " has no compiler");
    }
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-d", target.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
      boolean compiled =
          compiler
              .getTask(
                  null, files, messages, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new IllegalArgumentException("the task does not compile: " + errors(messages));
      }
    }
  }

  private static String errors(DiagnosticCollector<JavaFileObject> messages) {
    return messages.getDiagnostics().stream()
        .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
        .map(message -> message.toString())
        .collect(Collectors.joining("; "));
  }

  private static List<String> taskClasses(Path classes, ClassLoader parent) throws IOException {
    List<String> tasks = new ArrayList<>();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {url(classes)}, parent);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
        String relative = classes.relativize(file).toString();
        String name =
            relative.substring(0, relative.length() - ".class".length()).replace('/', '.');
        Class<?> type = loader.loadClass(name);
        if (Task.class.isAssignableFrom(type) && Modifier.isPublic(type.getModifiers())) {
          tasks.add(name);
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class that was just compiled is not there", e);
    }
    return tasks;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the temporary folder " + folder, e);
    }
  }
}
