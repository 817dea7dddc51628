package org.gaitway.ppo.cuda;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A device without a GPU. Its queues do nothing before they must: what is put in waits until the
 * queue is awaited, or until another that follows it is. So a copy that is read, overwritten or
 * freed too early, and a queue that does not wait for another, show in the results. Memory ends
 * where the process may not go on.
 */
public final class EmulatedDevice implements Device {
  private final Emulator.Order order;
  private final List<LazyQueue> queues = new ArrayList<>();
  private int blocks;
  private int launches;

  /** A device whose threads take turns in some order. */
  public EmulatedDevice(Emulator.Order order) {
    this.order = order;
  }

  @Override
  public String name() {
    return "an emulated device";
  }

  @Override
  public DeviceMemory allocate(long bytes) {
    return new Block(bytes);
  }

  @Override
  public Staging stage(long bytes) {
    return new Block(bytes);
  }

  @Override
  public DeviceQueue queue() {
    LazyQueue queue = new LazyQueue();
    queues.add(queue);
    return queue;
  }

  /** How many kernels were launched, products and copies not counted. */
  int launches() {
    return launches;
  }

  @Override
  public void close() {
    if (blocks != 0 || !queues.isEmpty()) {
      throw new IllegalStateException(
          blocks + " blocks of memory and " + queues.size() + " queues were not closed");
    }
  }

  private final class Block implements DeviceMemory, Staging {
    private final long bytes;
    private final long address;
    private boolean closed;

    Block(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("bytes were " + bytes);
      }
      this.bytes = bytes;
      this.address = Emulator.allocate(bytes);
      blocks++;
    }

    @Override
    public long address() {
      return address;
    }

    @Override
    public ByteBuffer bytes() {
      return new Pointer(address).getByteBuffer(0, bytes);
    }

    @Override
    public void close() {
      if (closed) {
        throw new IllegalStateException("a block of memory was closed twice");
      }
      if (queues.stream().anyMatch(queue -> !queue.isIdle())) {
        throw new IllegalStateException("memory was closed while work was under way");
      }
      closed = true;
      blocks--;
      Emulator.free(address, bytes);
    }
  }

  private final class LazyQueue implements DeviceQueue {
    private final List<Runnable> work = new ArrayList<>();
    private List<Runnable> recorded;
    private int done;

    private boolean isIdle() {
      return done == work.size();
    }

    @Override
    public void upload(Staging source, long offset, long target, long bytes) {
      requireNotRecording();
      long from = ((Block) source).address() + offset;
      work.add(() -> copy(from, target, bytes));
    }

    @Override
    public void download(long source, Staging target, long offset, long bytes) {
      requireNotRecording();
      long to = ((Block) target).address() + offset;
      work.add(() -> copy(source, to, bytes));
    }

    private void copy(long from, long to, long bytes) {
      new Pointer(to).getByteBuffer(0, bytes).put(new Pointer(from).getByteBuffer(0, bytes));
    }

    @Override
    public void launch(Kernel kernel, Grid grid, Object... arguments) {
      long[] packed = kernel.pack(arguments);
      put(
          () -> {
            launches++;
            Emulator.launch(order, kernel, grid, packed);
          });
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c) {
      Matrix.checkProduct(a, b, c);
      put(() -> Emulator.multiply(a, b, c));
    }

    private void put(Runnable piece) {
      (recorded == null ? work : recorded).add(piece);
    }

    @Override
    public void after(DeviceQueue other) {
      requireNotRecording();
      LazyQueue before = (LazyQueue) other;
      int end = before.work.size();
      work.add(() -> before.run(end));
    }

    @Override
    public Recording record(Runnable recordable) {
      recorded = new ArrayList<>();
      recordable.run();
      List<Runnable> pieces = recorded;
      recorded = null;
      return new Recording() {
        @Override
        public void replay() {
          work.addAll(pieces);
        }

        @Override
        public void close() {}
      };
    }

    private void requireNotRecording() {
      if (recorded != null) {
        throw new IllegalStateException("this cannot be recorded");
      }
    }

    private void run(int end) {
      while (done < end) {
        work.get(done++).run();
      }
    }

    @Override
    public void await() {
      requireNotRecording();
      run(work.size());
    }

    @Override
    public void close() {
      queues.remove(this);
    }
  }
}
