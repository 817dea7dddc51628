package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;
import org.gaitway.adapter.ros1.tcpros.ConnectionLimits;
import org.junit.jupiter.api.Test;

/** A subscriber that stops reading. */
class SlowSubscriberTest {
  private static final int NUMBERS = 100_000;
  private static final int QUEUE = 4;

  private static Float64MultiArray message(double number) {
    Float64MultiArray message = new Float64MultiArray();
    message.data = new double[NUMBERS];
    message.data[0] = number;
    return message;
  }

  @Test
  void itLosesTheOldestMessagesAndHoldsUpNobody() throws Exception {
    try (RosMaster master = new RosMaster();
        PeerNode slow = PeerNode.rospy(master, "slow");
        Node node = Node.start(master.settings("java_node"), NodeLog.standardError());
        Node other = Node.start(master.settings("other"), NodeLog.standardError())) {
      AtomicInteger others = new AtomicInteger();
      var publisher =
          node.publisher("x", Float64MultiArray.TYPE, new PublisherOptions(false, QUEUE));
      other.subscriber("x", Float64MultiArray.TYPE, m -> others.incrementAndGet());
      slow.run("got = []");
      slow.run("sub = rospy.Subscriber('/x', Float64MultiArray, lambda m: got.append(m.data[0]))");
      Waiting.until("both are connected", () -> publisher.subscriberCount() == 2);
      slow.signal("STOP");
      int sent = 0;
      while (publisher.dropped() < 20) {
        publisher.publish(message(++sent));
        int expected = sent;
        Waiting.until("the other one keeps up", () -> others.get() == expected);
      }
      assertEquals(20, publisher.dropped());
      slow.signal("CONT");
      double last = sent;
      Waiting.until("the newest arrives", () -> slow.run("got[-1:]").equals("[" + last + "]"));
      assertEquals("True", slow.run("got == sorted(got)"));
      assertEquals(Integer.toString(sent - 20), slow.run("len(got)"));
    }
  }

  @Test
  void itIsGivenUpAfterAWhile() throws Exception {
    ConnectionLimits standard = ConnectionLimits.standard();
    ConnectionLimits impatient =
        new ConnectionLimits(
            standard.maxMessageBytes(),
            standard.maxHeaderBytes(),
            standard.handshakeSeconds(),
            standard.maxHandshakes(),
            standard.maxConnections(),
            standard.maxPublishers(),
            standard.maxCallers(),
            1);
    CollectedLog log = new CollectedLog();
    CountDownLatch goOn = new CountDownLatch(1);
    try (RosMaster master = new RosMaster();
        Node slow = Node.start(master.settings("slow"), NodeLog.standardError());
        Node node = Node.start(master.settings("java_node").withLimits(impatient), log)) {
      var publisher =
          node.publisher("x", Float64MultiArray.TYPE, new PublisherOptions(false, QUEUE));
      AtomicInteger last = new AtomicInteger();
      slow.subscriber(
          "x",
          Float64MultiArray.TYPE,
          message -> {
            await(goOn);
            last.set((int) message.data[0]);
          });
      Waiting.until("it is connected", () -> publisher.subscriberCount() == 1);
      Waiting.until(
          "it is given up",
          () -> {
            publisher.publish(message(1));
            return publisher.subscriberCount() == 0;
          });
      assertTrue(log.has("WARN", "/x to /slow", "has taken nothing for 1 s"), log.toString());
      goOn.countDown();
      Waiting.until(
          "it comes back",
          () -> {
            publisher.publish(message(2));
            return last.get() == 2;
          });
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
