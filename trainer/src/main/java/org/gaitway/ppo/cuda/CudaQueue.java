package org.gaitway.ppo.cuda;

import static org.bytedeco.cuda.global.cublas.CUBLAS_DEFAULT_MATH;
import static org.bytedeco.cuda.global.cublas.CUBLAS_OP_N;
import static org.bytedeco.cuda.global.cublas.CUBLAS_OP_T;
import static org.bytedeco.cuda.global.cublas.CUBLAS_TF32_TENSOR_OP_MATH;
import static org.bytedeco.cuda.global.cublas.cublasCreate_v2;
import static org.bytedeco.cuda.global.cublas.cublasDestroy_v2;
import static org.bytedeco.cuda.global.cublas.cublasSetMathMode;
import static org.bytedeco.cuda.global.cublas.cublasSetStream_v2;
import static org.bytedeco.cuda.global.cublas.cublasSetWorkspace_v2;
import static org.bytedeco.cuda.global.cublas.cublasSgemm_v2;
import static org.bytedeco.cuda.global.cudart.cuLaunchKernel;
import static org.bytedeco.cuda.global.cudart.cudaEventCreateWithFlags;
import static org.bytedeco.cuda.global.cudart.cudaEventDestroy;
import static org.bytedeco.cuda.global.cudart.cudaEventDisableTiming;
import static org.bytedeco.cuda.global.cudart.cudaEventRecord;
import static org.bytedeco.cuda.global.cudart.cudaFree;
import static org.bytedeco.cuda.global.cudart.cudaGraphDestroy;
import static org.bytedeco.cuda.global.cudart.cudaGraphExecDestroy;
import static org.bytedeco.cuda.global.cudart.cudaGraphInstantiate;
import static org.bytedeco.cuda.global.cudart.cudaGraphLaunch;
import static org.bytedeco.cuda.global.cudart.cudaMalloc;
import static org.bytedeco.cuda.global.cudart.cudaMemcpyAsync;
import static org.bytedeco.cuda.global.cudart.cudaMemcpyDeviceToHost;
import static org.bytedeco.cuda.global.cudart.cudaMemcpyHostToDevice;
import static org.bytedeco.cuda.global.cudart.cudaStreamBeginCapture;
import static org.bytedeco.cuda.global.cudart.cudaStreamCaptureModeRelaxed;
import static org.bytedeco.cuda.global.cudart.cudaStreamCreateWithFlags;
import static org.bytedeco.cuda.global.cudart.cudaStreamDestroy;
import static org.bytedeco.cuda.global.cudart.cudaStreamEndCapture;
import static org.bytedeco.cuda.global.cudart.cudaStreamNonBlocking;
import static org.bytedeco.cuda.global.cudart.cudaStreamSynchronize;
import static org.bytedeco.cuda.global.cudart.cudaStreamWaitEvent;

import java.util.Map;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUgraph_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** A stream of CUDA with a cuBLAS handle of its own; recordings are CUDA graphs. */
final class CudaQueue implements DeviceQueue {
  /** What cuBLAS's documentation recommends for Hopper; others want less. */
  private static final long WORKSPACE_BYTES = 32L << 20;

  private final Map<Kernel, CUfunc_st> functions;
  private final CUstream_st stream = new CUstream_st();
  private final CUevent_st mark = new CUevent_st();
  private final cublasContext blas = new cublasContext();
  private final Pointer workspace = new Pointer();
  private final FloatPointer one = new FloatPointer(1f);
  private final FloatPointer zero = new FloatPointer(0f);

  /**
   * Makes an empty queue.
   *
   * @param tensorFloats whether products may be computed in TF32
   */
  CudaQueue(Map<Kernel, CUfunc_st> functions, boolean tensorFloats) {
    this.functions = functions;
    Cuda.check(cudaStreamCreateWithFlags(stream, cudaStreamNonBlocking), "making a stream");
    Cuda.check(cudaEventCreateWithFlags(mark, cudaEventDisableTiming), "making an event");
    Cuda.checkBlas(cublasCreate_v2(blas), "starting cuBLAS");
    Cuda.checkBlas(cublasSetStream_v2(blas, stream), "giving cuBLAS a stream");
    // Its own would be allocated while work is recorded.
    Cuda.check(cudaMalloc(workspace, WORKSPACE_BYTES), "allocating cuBLAS's workspace");
    Cuda.checkBlas(
        cublasSetWorkspace_v2(blas, workspace, WORKSPACE_BYTES), "giving cuBLAS a workspace");
    Cuda.checkBlas(
        cublasSetMathMode(blas, tensorFloats ? CUBLAS_TF32_TENSOR_OP_MATH : CUBLAS_DEFAULT_MATH),
        "choosing cuBLAS's precision");
  }

  @Override
  public void upload(Staging source, long offset, long target, long bytes) {
    Pointer from = new BytePointer(source.bytes()).getPointer(offset);
    Cuda.check(
        cudaMemcpyAsync(Cuda.at(target), from, bytes, cudaMemcpyHostToDevice, stream),
        "copying to the GPU");
  }

  @Override
  public void download(long source, Staging target, long offset, long bytes) {
    Pointer to = new BytePointer(target.bytes()).getPointer(offset);
    Cuda.check(
        cudaMemcpyAsync(to, Cuda.at(source), bytes, cudaMemcpyDeviceToHost, stream),
        "copying from the GPU");
  }

  @Override
  public void launch(Kernel kernel, Grid grid, Object... arguments) {
    long[] packed = kernel.pack(arguments);
    try (LongPointer values = new LongPointer(packed);
        PointerPointer<Pointer> places = new PointerPointer<>(packed.length)) {
      for (int i = 0; i < packed.length; i++) {
        places.put(i, values.getPointer(i));
      }
      Cuda.checkDriver(
          cuLaunchKernel(
              functions.get(kernel),
              grid.blocksX(),
              grid.blocksY(),
              1,
              grid.threadsX(),
              grid.threadsY(),
              1,
              0,
              stream,
              places,
              (PointerPointer<?>) null),
          "launching " + kernel.symbol());
    }
  }

  /** cuBLAS goes by columns: to it, what we store is the transpose, and C' = B' A'. */
  @Override
  public void multiply(Matrix a, Matrix b, Matrix c) {
    Matrix.checkProduct(a, b, c);
    Cuda.checkBlas(
        cublasSgemm_v2(
            blas,
            b.transposed() ? CUBLAS_OP_T : CUBLAS_OP_N,
            a.transposed() ? CUBLAS_OP_T : CUBLAS_OP_N,
            c.width(),
            c.height(),
            a.width(),
            one,
            Cuda.at(b.address()),
            b.stride(),
            Cuda.at(a.address()),
            a.stride(),
            zero,
            Cuda.at(c.address()),
            c.stride()),
        "multiplying matrices");
  }

  @Override
  public void after(DeviceQueue other) {
    CudaQueue before = (CudaQueue) other;
    Cuda.check(cudaEventRecord(before.mark, before.stream), "marking a place in a stream");
    Cuda.check(cudaStreamWaitEvent(stream, before.mark, 0), "waiting for another stream");
  }

  @Override
  public Recording record(Runnable work) {
    // Relaxed: cuBLAS may load a kernel meanwhile, which the stricter modes forbid.
    Cuda.check(cudaStreamBeginCapture(stream, cudaStreamCaptureModeRelaxed), "beginning to record");
    CUgraph_st graph = new CUgraph_st();
    try {
      work.run();
    } finally {
      Cuda.check(cudaStreamEndCapture(stream, graph), "recording");
    }
    CUgraphExec_st executable = new CUgraphExec_st();
    Cuda.check(cudaGraphInstantiate(executable, graph, 0), "preparing what was recorded");
    Cuda.check(cudaGraphDestroy(graph), "freeing a graph");
    return new Recorded(executable);
  }

  private final class Recorded implements Recording {
    private final CUgraphExec_st executable;

    Recorded(CUgraphExec_st executable) {
      this.executable = executable;
    }

    @Override
    public void replay() {
      Cuda.check(cudaGraphLaunch(executable, stream), "replaying");
    }

    @Override
    public void close() {
      Cuda.check(cudaGraphExecDestroy(executable), "freeing a recording");
    }
  }

  @Override
  public void await() {
    Cuda.check(cudaStreamSynchronize(stream), "working");
  }

  @Override
  public void close() {
    Cuda.checkBlas(cublasDestroy_v2(blas), "ending cuBLAS");
    Cuda.check(cudaFree(workspace), "freeing cuBLAS's workspace");
    Cuda.check(cudaEventDestroy(mark), "ending an event");
    Cuda.check(cudaStreamDestroy(stream), "ending a stream");
    one.close();
    zero.close();
  }
}
