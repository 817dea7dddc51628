package org.gaitway.ppo.cuda;

import static org.bytedeco.cuda.global.cublas.cublasGetStatusString;
import static org.bytedeco.cuda.global.cudart.cuGetErrorString;
import static org.bytedeco.cuda.global.cudart.cudaGetErrorString;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** What the calls of CUDA's libraries have in common: codes, and addresses. */
final class Cuda {
  private Cuda() {}

  /** An address as CUDA's functions take it, of memory that is not the pointer's to free. */
  static FloatPointer at(long address) {
    return new Address(address);
  }

  private static final class Address extends FloatPointer {
    Address(long address) {
      super((Pointer) null);
      this.address = address;
    }
  }

  /** Throws unless the runtime's code is that of success. */
  static void check(int code, String what) {
    if (code != 0) {
      throw failed(what, cudaGetErrorString(code));
    }
  }

  /** Throws unless the driver's code is that of success. */
  static void checkDriver(int code, String what) {
    if (code != 0) {
      try (PointerPointer<BytePointer> text = new PointerPointer<>(1)) {
        cuGetErrorString(code, text);
        throw failed(what, text.get(BytePointer.class, 0));
      }
    }
  }

  /** Throws unless cuBLAS's code is that of success. */
  static void checkBlas(int code, String what) {
    if (code != 0) {
      throw failed(what, cublasGetStatusString(code));
    }
  }

  private static DeviceException failed(String what, BytePointer text) {
    return new DeviceException(
        "CUDA failed at " + what + ": " + (text == null ? "no reason given" : text.getString()));
  }
}
