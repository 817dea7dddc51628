package org.gaitway.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaitway.sim.MujocoLibrary;

/** Describes the machine that a figure was measured on. */
public final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Vector extensions that matter to the speed of our loops, the widest first. */
  private static final List<String> SIMD = List.of("avx512f", "avx2", "avx", "sse4_2", "asimd");

  private Machine() {}

  /**
   * Describes this machine.
   *
   * @return texts and numbers by name, for JSON
   * @throws IOException when the system does not tell
   */
  public static Map<String, Object> describe() throws IOException {
    List<String> cpu = Files.exists(CPU_INFO) ? Files.readAllLines(CPU_INFO) : List.of();
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("cpu", field(cpu, "model name"));
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("simd", simd(field(cpu, "flags") + " " + field(cpu, "Features")));
    machine.put("arch", System.getProperty("os.arch"));
    machine.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put(
        "java",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    machine.put("mujoco", MujocoLibrary.version());
    machine.put("gaitway", VersionCommand.program());
    machine.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    return machine;
  }

  private static String field(List<String> cpuInfo, String name) {
    return cpuInfo.stream()
        .filter(line -> line.startsWith(name) && line.contains(":"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }

  private static String simd(String flags) {
    List<String> present = List.of(flags.split(" "));
    return SIMD.stream().filter(present::contains).findFirst().orElse("none");
  }
}
