package org.gaitway.ppo.cuda;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The kernels as {@code emulator.h} runs them: compiled by g++ once, when first used. */
public final class Emulator {
  private static final NativeLibrary LIBRARY = NativeLibrary.getInstance(compiled().toString());
  private static final Function ALLOCATE = LIBRARY.getFunction("emulator_allocate");
  private static final Function FREE = LIBRARY.getFunction("emulator_free");
  private static final Function ORDER = LIBRARY.getFunction("emulator_order");
  private static final Function MULTIPLY = LIBRARY.getFunction("emulator_multiply");

  private Emulator() {}

  /** In which order the threads of a block take their turns. */
  public enum Order {
    FORWARD,
    BACKWARD,
    CHANGING
  }

  private static Path compiled() {
    try {
      Path folder = Files.createTempDirectory("gaitway-emulator");
      Path source = folder.resolve("kernels.cpp");
      Path library = folder.resolve("libkernels.so");
      Files.writeString(source, program());
      compile(source, library);
      folder.toFile().deleteOnExit();
      source.toFile().deleteOnExit();
      library.toFile().deleteOnExit();
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String program() throws IOException {
    try (InputStream in = Emulator.class.getResourceAsStream("emulator.h")) {
      StringBuilder program =
          new StringBuilder(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      program.append(KernelSource.text());
      for (Kernel kernel : Kernel.values()) {
        program.append(
            String.format(
                "%nextern \"C\" void launch_%1$s(const int64_t* packed, const int* grid) {"
                    + " emulator::launch(%1$s, packed, grid); }",
                kernel.symbol()));
      }
      return program.append('\n').toString();
    }
  }

  /** Compiles a shared library. */
  static void compile(Path source, Path library, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("g++", "-std=c++17", "-O2", "-shared", "-fPIC", "-Wl,-Bsymbolic", "-o"));
    command.add(library.toString());
    command.add(source.toString());
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("g++ failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static long allocate(long bytes) {
    Pointer memory = (Pointer) ALLOCATE.invoke(Pointer.class, new Object[] {bytes});
    if (memory == null) {
      throw new DeviceException("no memory of " + bytes + " bytes");
    }
    return Pointer.nativeValue(memory);
  }

  static void free(long address, long bytes) {
    FREE.invoke(new Object[] {new Pointer(address), bytes});
  }

  static synchronized void launch(Order order, Kernel kernel, Grid grid, long[] packed) {
    ORDER.invoke(new Object[] {order.ordinal()});
    int[] sizes = {grid.blocksX(), grid.blocksY(), grid.threadsX(), grid.threadsY()};
    LIBRARY.getFunction("launch_" + kernel.symbol()).invoke(new Object[] {packed, sizes});
  }

  static void multiply(Matrix a, Matrix b, Matrix c) {
    MULTIPLY.invoke(
        new Object[] {
          new Pointer(a.address()),
          a.stride(),
          a.transposed() ? 1 : 0,
          new Pointer(b.address()),
          b.stride(),
          b.transposed() ? 1 : 0,
          new Pointer(c.address()),
          c.stride(),
          c.height(),
          c.width(),
          a.width()
        });
  }
}
