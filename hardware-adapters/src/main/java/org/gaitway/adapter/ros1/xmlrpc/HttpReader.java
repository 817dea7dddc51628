package org.gaitway.adapter.ros1.xmlrpc;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads messages of HTTP/1.0 and 1.1 from a connection, of bounded size. */
final class HttpReader {
  private static final int MAX_LINE_BYTES = 8 * 1024;
  private static final int MAX_HEADERS = 100;

  private final InputStream in;
  private final int maxBodyBytes;

  /**
   * @param in what arrives; buffered
   * @param maxBodyBytes greatest content that is read
   */
  HttpReader(InputStream in, int maxBodyBytes) {
    this.in = in;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** Thrown when a message has more content than is read. */
  static final class TooLargeException extends XmlRpcException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int expected, long found) {
      super(
          "expected a message of at most "
              + expected
              + " bytes, found "
              + (found > expected ? Long.toString(found) : "more"));
    }
  }

  /**
   * Reads a request. One without a length has no content.
   *
   * @throws EOFException if the connection was closed
   * @throws XmlRpcException if what arrives is not HTTP
   */
  HttpMessage readRequest() throws IOException {
    String startLine = readLine();
    if (startLine.isEmpty()) { // Some clients send a line too many after the request before.
      startLine = readLine();
    }
    if (!startLine.matches("[A-Z]+ \\S+ HTTP/1\\.[01]")) {
      throw new XmlRpcException(
          "expected a request of HTTP, found '" + XmlTokens.shortened(startLine) + "'");
    }
    Map<String, String> headers = readHeaders();
    return new HttpMessage(startLine, headers, readBody(headers, 0));
  }

  /**
   * Reads a response. One without a length has all until the connection is closed.
   *
   * @throws EOFException if the connection was closed
   * @throws XmlRpcException if what arrives is not HTTP
   */
  HttpMessage readResponse() throws IOException {
    String startLine = readLine();
    if (!startLine.matches("HTTP/1\\.[01] [0-9]{3}( .*)?")) {
      throw new XmlRpcException(
          "expected a response of HTTP, found '" + XmlTokens.shortened(startLine) + "'");
    }
    Map<String, String> headers = readHeaders();
    if (!headers.containsKey("content-length") && !isChunked(headers)) {
      headers.put("connection", "close");
    }
    return new HttpMessage(startLine, headers, readBody(headers, maxBodyBytes));
  }

  private Map<String, String> readHeaders() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new XmlRpcException(
            "expected a header 'NAME: VALUE', found '" + XmlTokens.shortened(line) + "'");
      } else if (headers.size() == MAX_HEADERS) {
        throw new XmlRpcException("expected at most " + MAX_HEADERS + " headers, found more");
      }
      headers.put(
          line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip());
    }
    return headers;
  }

  /** Reads content of the length told, or else in chunks, or else of the length given, or less. */
  private byte[] readBody(Map<String, String> headers, int lengthIfNoneIsTold) throws IOException {
    if (isChunked(headers)) {
      return readChunks();
    }
    String told = headers.get("content-length");
    if (told == null) {
      byte[] body = in.readNBytes(lengthIfNoneIsTold);
      if (body.length == maxBodyBytes && in.read() >= 0) {
        throw new TooLargeException(maxBodyBytes, 0);
      }
      return body;
    }
    int length = length(told, 10);
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException(
          "the connection was closed after " + body.length + " of " + length + " bytes");
    }
    return body;
  }

  private static boolean isChunked(Map<String, String> headers) {
    return headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked");
  }

  private int length(String text, int radix) throws XmlRpcException {
    long length;
    try {
      length = Long.parseUnsignedLong(text.strip(), radix);
    } catch (NumberFormatException e) {
      throw new XmlRpcException(
          "expected the length of a message, found '" + XmlTokens.shortened(text) + "'");
    }
    if (length < 0 || length > maxBodyBytes) {
      throw new TooLargeException(maxBodyBytes, length);
    }
    return (int) length;
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int length = length(readLine().split(";", 2)[0], 16);
      if (length == 0) {
        readHeaders(); // Those at the end say nothing that matters here.
        return body.toByteArray();
      }
      byte[] chunk = in.readNBytes(length);
      body.writeBytes(chunk);
      if (body.size() > maxBodyBytes) {
        throw new TooLargeException(maxBodyBytes, 0);
      }
      if (chunk.length < length || !readLine().isEmpty()) {
        throw new XmlRpcException("expected a chunk of " + length + " bytes, found another length");
      }
    }
  }

  /** Reads a line, without its end. */
  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection was closed");
      } else if (line.size() == MAX_LINE_BYTES) {
        throw new XmlRpcException("expected lines of at most " + MAX_LINE_BYTES + " bytes");
      }
      line.write(c);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
