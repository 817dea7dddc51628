package org.gaitway.launch.robot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Hears Ctrl-C (SIGINT) and SIGTERM. The first asks; the second ends the program at once, with
 * nothing put in order.
 *
 * <p>A shutdown hook would not do: it hears the first signal only, and only when the JVM is ending
 * already. The class that does is {@code sun.misc.Signal}, which every JDK has but which the
 * compiler warns of; so it is looked up by name. Where it is missing, signals end the program as
 * ever.
 */
final class Signals {
  private static final int EXIT_BY_SIGNAL = 128;

  private final Consumer<String> first;
  private final Runnable last;
  private final AtomicInteger count = new AtomicInteger();

  private Signals(Consumer<String> first, Runnable last) {
    this.first = first;
    this.last = last;
  }

  /**
   * Hears signals from now on.
   *
   * @param first gets the name of the first signal, on a thread of the JVM
   */
  static void hear(Consumer<String> first) {
    hear(first, () -> {});
  }

  /**
   * Hears signals from now on.
   *
   * @param first gets the name of the first signal, on a thread of the JVM
   * @param last runs at the second, right before the end
   */
  static void hear(Consumer<String> first, Runnable last) {
    Signals signals = new Signals(first, last);
    signals.handle("INT");
    signals.handle("TERM");
  }

  private void handle(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodHandle received =
          lookup
              .bind(this, "received", MethodType.methodType(void.class, Object.class))
              .asType(MethodType.methodType(void.class, signal));
      Object made = signal.getConstructor(String.class).newInstance(name);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, made, MethodHandleProxies.asInterfaceInstance(handler, received));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Another JDK, or one told to leave signals alone (-Xrs): they then end the program.
      return;
    }
  }

  /** On a thread of the JVM. */
  private void received(Object signal) {
    if (count.incrementAndGet() > 1) {
      last.run();
      Runtime.getRuntime().halt(EXIT_BY_SIGNAL + 2);
    }
    first.accept(signal.toString());
  }
}
