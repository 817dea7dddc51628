package org.gaitway.ppo.cuda;

/**
 * Work that a device does piece by piece in the order in which it was put in, while the caller goes
 * on. What the pieces use must stay until {@link #await()}.
 */
interface DeviceQueue extends AutoCloseable {
  /** Copies {@code bytes} from {@code offset} of a staging block on to a device address. */
  void upload(Staging source, long offset, long target, long bytes);

  /** Copies {@code bytes} from a device address to {@code offset} of a staging block. */
  void download(long source, Staging target, long offset, long bytes);

  /**
   * Runs a kernel.
   *
   * @param arguments of the kernel's types: Integer, Float, Double, and Long for addresses
   * @throws IllegalArgumentException if they are of other types or number
   */
  void launch(Kernel kernel, Grid grid, Object... arguments);

  /** C = A B. */
  void multiply(Matrix a, Matrix b, Matrix c);

  /** What comes next waits for all that is in another queue now. */
  void after(DeviceQueue other);

  /**
   * Records kernels and products instead of running them.
   *
   * @param work puts them in; it may neither copy nor wait
   */
  Recording record(Runnable work);

  /**
   * Waits until all is done.
   *
   * @throws DeviceException if any of it failed
   */
  void await();

  @Override
  void close();

  /** Work that can be put in again and again, with the very same arguments. */
  interface Recording extends AutoCloseable {
    /** Puts it in once more. */
    void replay();

    @Override
    void close();
  }
}
