package org.gaitway.adapter.ros1;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import org.gaitway.adapter.ros1.message.RosOutput;
import org.gaitway.adapter.ros1.tcpros.Block;
import org.gaitway.adapter.ros1.tcpros.ConnectionHeader;
import org.gaitway.adapter.ros1.tcpros.ConnectionLimits;

/** The calls of a service that come over one connection: one, or many if it is persistent. */
final class ServiceConnection implements Runnable {
  private final SocketChannel channel;
  private final ConnectionHeader caller;
  private final ServiceServer<?, ?> server;
  private final ConnectionLimits limits;
  private final NodeLog log;

  ServiceConnection(
      SocketChannel channel,
      ConnectionHeader caller,
      ServiceServer<?, ?> server,
      ConnectionLimits limits,
      NodeLog log) {
    this.channel = channel;
    this.caller = caller;
    this.server = server;
    this.limits = limits;
    this.log = log;
  }

  @Override
  public void run() {
    try (SocketChannel open = channel) {
      OutputStream out = open.socket().getOutputStream();
      out.write(server.header().encode().array());
      if (!caller.isSet("probe")) {
        boolean persistent = caller.isSet("persistent");
        open.socket().setSoTimeout(persistent ? 0 : (int) (1000 * limits.handshakeSeconds()));
        do {
          answer(Block.read(open.socket().getInputStream(), limits.maxMessageBytes()), out);
        } while (persistent);
      }
    } catch (EOFException | ClosedChannelException e) {
      log.log(LogLevel.DEBUG, "service " + server.name() + ": the caller is done");
    } catch (SocketTimeoutException e) {
      log.log(LogLevel.WARN, "service " + server.name() + ": no request came in time");
    } catch (IOException e) {
      log.log(LogLevel.WARN, "service " + server.name() + ": a call failed: " + e.getMessage());
    }
  }

  /** A response is preceded by 1 and its length, an error by 0 and the length of its text. */
  private void answer(byte[] request, OutputStream out) throws IOException {
    RosOutput response = new RosOutput();
    response.writeUint8(1);
    response.writeInt32(0);
    try {
      server.answer(request, response);
      response.setInt32(1, response.size() - 1 - Integer.BYTES);
    } catch (ServiceException e) {
      response.reset();
      response.writeUint8(0);
      response.writeString(e.getMessage());
    }
    out.write(response.array(), 0, response.size());
  }

  /** Tells the caller that it is not served. */
  void refuse(String reason) {
    log.log(LogLevel.WARN, "service " + server.name() + ": a caller was refused: " + reason);
    try (SocketChannel open = channel) {
      open.write(ConnectionHeader.of("error", reason).encode());
    } catch (IOException e) {
      log.log(LogLevel.DEBUG, "service " + server.name() + ": the caller has gone");
    }
  }
}
