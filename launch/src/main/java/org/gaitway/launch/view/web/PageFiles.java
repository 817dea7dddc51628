package org.gaitway.launch.view.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page, its scripts and styles, from the jar. */
final class PageFiles {

  /** Every part of the path begins with a letter or digit: nothing leads out of the folder. */
  private static final Pattern PATH =
      Pattern.compile("(/[a-zA-Z0-9][a-zA-Z0-9-]*)+(\\.[a-z0-9]+)+");

  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final String policy;

  PageFiles() throws IOException {
    try (InputStream in = PageFiles.class.getResourceAsStream("/" + FOLDER + "/index.html")) {
      policy = policy(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static final String FOLDER = "org/gaitway/launch/view/page";

  /** The one script that stands in the page itself says where the libraries are. */
  private static String policy(String page) {
    Matcher map = IMPORT_MAP.matcher(page);
    if (!map.find()) {
      throw new IllegalStateException("the viewer's page has no import map");
    }
    return "default-src 'none'; script-src 'self' 'sha256-"
        + hash(map.group(1))
        + "'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none';"
        + " form-action 'none'; frame-ancestors 'none'";
  }

  private static String hash(String script) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The content security policy: nothing but what this server gives. */
  String policy() {
    return policy;
  }

  /**
   * A file.
   *
   * @param path of the request
   */
  Reply file(String path) throws Refusal, IOException {
    String file = path.equals("/") ? "/index.html" : path;
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null || !PATH.matcher(file).matches()) {
      throw Refusal.notFound("such page");
    }
    try (InputStream in = PageFiles.class.getResourceAsStream("/" + FOLDER + file)) {
      if (in == null) {
        throw Refusal.notFound("such page");
      }
      return new Reply(type, in.readAllBytes());
    }
  }
}
