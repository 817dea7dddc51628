package org.gaitway.ppo.cuda;

import static org.bytedeco.cuda.global.cudart.cuDeviceGetName;
import static org.bytedeco.cuda.global.cudart.cuModuleGetFunction;
import static org.bytedeco.cuda.global.cudart.cuModuleLoadData;
import static org.bytedeco.cuda.global.cudart.cuModuleUnload;
import static org.bytedeco.cuda.global.cudart.cudaDevAttrComputeCapabilityMajor;
import static org.bytedeco.cuda.global.cudart.cudaDevAttrComputeCapabilityMinor;
import static org.bytedeco.cuda.global.cudart.cudaDeviceGetAttribute;
import static org.bytedeco.cuda.global.cudart.cudaDeviceSynchronize;
import static org.bytedeco.cuda.global.cudart.cudaFree;
import static org.bytedeco.cuda.global.cudart.cudaFreeHost;
import static org.bytedeco.cuda.global.cudart.cudaGetDeviceCount;
import static org.bytedeco.cuda.global.cudart.cudaGetErrorString;
import static org.bytedeco.cuda.global.cudart.cudaHostAlloc;
import static org.bytedeco.cuda.global.cudart.cudaHostAllocDefault;
import static org.bytedeco.cuda.global.cudart.cudaMalloc;
import static org.bytedeco.cuda.global.cudart.cudaMemset;
import static org.bytedeco.cuda.global.cudart.cudaSetDevice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUmod_st;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** The first NVIDIA GPU of this machine, through CUDA's runtime, driver API and cuBLAS. */
public final class CudaDevice implements Device {
  private static final int ORDINAL = 0;

  private final String name;
  private final boolean tensorFloats;
  private final CUmod_st module = new CUmod_st();
  private final Map<Kernel, CUfunc_st> functions = new EnumMap<>(Kernel.class);

  private CudaDevice(boolean tensorFloats) {
    this.tensorFloats = tensorFloats;
    Cuda.check(cudaSetDevice(ORDINAL), "choosing a GPU");
    this.name = readName();
    int capability =
        10 * attribute(cudaDevAttrComputeCapabilityMajor)
            + attribute(cudaDevAttrComputeCapabilityMinor);
    try (BytePointer code = KernelCompiler.compile(capability)) {
      Cuda.checkDriver(cuModuleLoadData(module, code), "loading the kernels");
    }
    for (Kernel kernel : Kernel.values()) {
      CUfunc_st function = new CUfunc_st();
      Cuda.checkDriver(
          cuModuleGetFunction(function, module, kernel.symbol()), "finding " + kernel.symbol());
      functions.put(kernel, function);
    }
  }

  /**
   * Opens the GPU, and compiles the kernels for it, which takes a second or two.
   *
   * @param tensorFloats whether matrix products may round their factors to 11 bits (TF32), which is
   *     several times as fast, and no longer agrees with the other learners within rounding
   * @throws DeviceException if there is none that will do, saying what was looked for, and what
   *     found
   */
  public static CudaDevice open(boolean tensorFloats) {
    require();
    return new CudaDevice(tensorFloats);
  }

  /**
   * Checks that there is a GPU that {@link #open} could open, without compiling anything.
   *
   * @throws DeviceException as {@link #open}
   */
  public static void require() {
    CudaLibraries.ofSystem().loadAll();
    int[] count = new int[1];
    int code = cudaGetDeviceCount(count);
    if (code != 0 || count[0] == 0) {
      throw new DeviceException(
          "the CUDA learner needs an NVIDIA GPU; its driver and CUDA's libraries were found, but "
              + (code != 0
                  ? "they say: " + cudaGetErrorString(code).getString()
                  : "they know of no GPU (CUDA_VISIBLE_DEVICES can hide it)")
              + ". The CPU learner needs none: --learner cpu");
    }
  }

  private static String readName() {
    byte[] text = new byte[256];
    Cuda.checkDriver(cuDeviceGetName(text, text.length, ORDINAL), "asking for the GPU's name");
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }

  private static int attribute(int which) {
    int[] value = new int[1];
    Cuda.check(cudaDeviceGetAttribute(value, which, ORDINAL), "asking for the GPU's capability");
    return value[0];
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DeviceMemory allocate(long bytes) {
    return new GpuMemory(bytes);
  }

  @Override
  public Staging stage(long bytes) {
    return new PinnedMemory(bytes);
  }

  @Override
  public DeviceQueue queue() {
    return new CudaQueue(functions, tensorFloats);
  }

  @Override
  public void close() {
    Cuda.checkDriver(cuModuleUnload(module), "unloading the kernels");
  }

  private static final class GpuMemory implements DeviceMemory {
    private final Pointer memory = new Pointer();

    GpuMemory(long bytes) {
      Cuda.check(cudaMalloc(memory, bytes), "allocating " + bytes + " bytes on the GPU");
      Cuda.check(cudaMemset(memory, 0, bytes), "clearing memory");
      // The queues do not wait for what was done outside of them.
      Cuda.check(cudaDeviceSynchronize(), "clearing memory");
    }

    @Override
    public long address() {
      return memory.address();
    }

    @Override
    public void close() {
      Cuda.check(cudaFree(memory), "freeing memory of the GPU");
    }
  }

  private static final class PinnedMemory implements Staging {
    private final Pointer memory = new Pointer();
    private final ByteBuffer bytes;

    PinnedMemory(long length) {
      if (length > Integer.MAX_VALUE) {
        throw new DeviceException("a staging block has at most 2^31 - 1 bytes, was " + length);
      }
      Cuda.check(
          cudaHostAlloc(memory, length, cudaHostAllocDefault),
          "pinning " + length + " bytes of memory");
      this.bytes = new BytePointer(memory).capacity(length).asByteBuffer();
    }

    @Override
    public ByteBuffer bytes() {
      return bytes;
    }

    @Override
    public void close() {
      Cuda.check(cudaFreeHost(memory), "freeing pinned memory");
    }
  }
}
