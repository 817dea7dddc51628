package org.gaitway.ppo.cuda;

import static org.bytedeco.cuda.global.nvrtc.nvrtcCompileProgram;
import static org.bytedeco.cuda.global.nvrtc.nvrtcCreateProgram;
import static org.bytedeco.cuda.global.nvrtc.nvrtcDestroyProgram;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetCUBIN;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetCUBINSize;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetErrorString;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetNumSupportedArchs;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetPTX;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetPTXSize;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetProgramLog;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetProgramLogSize;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetSupportedArchs;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.cuda.nvrtc._nvrtcProgram;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** Compiles the kernels by NVRTC, which needs no GPU. Its library must have been loaded. */
final class KernelCompiler {
  private static final String FILE = "gaitway.cu";

  /** What was compiled before: a program may open a device more than once. */
  private static final Map<Integer, byte[]> COMPILED = new ConcurrentHashMap<>();

  private KernelCompiler() {}

  /** The compute capabilities that this NVRTC knows, such as 90, in rising order. */
  static int[] capabilities() {
    int[] count = new int[1];
    check(nvrtcGetNumSupportedArchs(count), "listing architectures");
    int[] all = new int[count[0]];
    check(nvrtcGetSupportedArchs(all), "listing architectures");
    Arrays.sort(all);
    return all;
  }

  /**
   * Machine code for a compute capability; for one that NVRTC does not know, PTX of the highest
   * that it knows below, which the driver translates.
   *
   * @param capability ten times the major number plus the minor one
   * @return the caller's to close
   * @throws DeviceException if NVRTC knows none so low
   */
  static BytePointer compile(int capability) {
    return new BytePointer(COMPILED.computeIfAbsent(capability, KernelCompiler::code));
  }

  private static byte[] code(int capability) {
    int[] known = capabilities();
    if (capability < known[0]) {
      throw new DeviceException(
          String.format(
              "the GPU's compute capability is %.1f, but this CUDA begins at %.1f; use --learner"
                  + " cpu",
              capability / 10.0, known[0] / 10.0));
    }
    int place = Arrays.binarySearch(known, capability);
    return place >= 0
        ? compile("sm_" + capability, true)
        : compile("compute_" + known[-place - 2], false);
  }

  private static byte[] compile(String architecture, boolean machineCode) {
    _nvrtcProgram program = new _nvrtcProgram();
    try (BytePointer text = new BytePointer(KernelSource.text());
        BytePointer name = new BytePointer(FILE);
        PointerPointer<BytePointer> options =
            new PointerPointer<>("--gpu-architecture=" + architecture, "--std=c++17")) {
      check(
          nvrtcCreateProgram(
              program, text, name, 0, (PointerPointer<?>) null, (PointerPointer<?>) null),
          "making a program");
      int code = nvrtcCompileProgram(program, 2, options);
      if (code != 0) {
        throw new DeviceException(
            "the kernels do not compile for " + architecture + ": " + log(program));
      }
      return machineCode ? machineCode(program) : ptx(program);
    } finally {
      nvrtcDestroyProgram(program);
    }
  }

  private static byte[] machineCode(_nvrtcProgram program) {
    try (SizeTPointer size = new SizeTPointer(1)) {
      check(nvrtcGetCUBINSize(program, size), "sizing machine code");
      byte[] code = new byte[Math.toIntExact(size.get())];
      check(nvrtcGetCUBIN(program, code), "taking machine code");
      return code;
    }
  }

  private static byte[] ptx(_nvrtcProgram program) {
    try (SizeTPointer size = new SizeTPointer(1)) {
      check(nvrtcGetPTXSize(program, size), "sizing PTX");
      byte[] code = new byte[Math.toIntExact(size.get())];
      check(nvrtcGetPTX(program, code), "taking PTX");
      return code;
    }
  }

  private static String log(_nvrtcProgram program) {
    try (SizeTPointer size = new SizeTPointer(1)) {
      check(nvrtcGetProgramLogSize(program, size), "sizing the compiler's log");
      try (BytePointer text = new BytePointer(size.get())) {
        check(nvrtcGetProgramLog(program, text), "taking the compiler's log");
        return text.getString();
      }
    }
  }

  private static void check(int code, String what) {
    if (code != 0) {
      throw new DeviceException(
          "NVRTC failed at " + what + ": " + nvrtcGetErrorString(code).getString());
    }
  }
}
