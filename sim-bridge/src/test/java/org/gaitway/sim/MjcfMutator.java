package org.gaitway.sim;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Damages MJCF texts: once or more in their elements, and some then in their bytes. */
final class MjcfMutator {
  private static final List<String> EXTREMES =
      List.of(
          "0",
          "-1",
          "1e308",
          "-1e308",
          "1e-308",
          "1e30",
          "-1e10",
          "1e7",
          "nan",
          "-nan",
          "inf",
          "-inf",
          "2147483648",
          "-2147483648",
          "1e",
          "abc",
          "",
          "true",
          "0 0 0",
          "1 2 3 4 5 6 7 8 9");

  /**
   * Attributes that say how much memory or how many rounds MuJoCo takes. Their numbers stay below
   * 10,000: larger ones are no errors, they just fill the memory or take the time.
   */
  private static final Set<String> AMOUNTS =
      Set.of(
          "memory",
          "njmax",
          "nconmax",
          "nstack",
          "nkey",
          "nuserdata",
          "nuser_body",
          "nuser_jnt",
          "nuser_geom",
          "nuser_site",
          "nuser_cam",
          "nuser_tendon",
          "nuser_actuator",
          "nuser_sensor",
          "width",
          "height",
          "nrow",
          "ncol",
          "count",
          "nsample",
          "actdim",
          "iterations",
          "ls_iterations",
          "noslip_iterations",
          "ccd_iterations",
          "sdf_iterations",
          "sdf_initpoints",
          "maxhullvert",
          "gridsize",
          "shadowsize",
          "offwidth",
          "offheight",
          "offsamples",
          "numslices",
          "numstacks",
          "numquads");

  private static final List<String> SMALL_AMOUNTS = List.of("-1", "0", "1", "7", "1000", "abc");

  private final Random random;

  MjcfMutator(Random random) {
    this.random = random;
  }

  byte[] mutate(String text) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    do {
      mutate(document);
    } while (random.nextInt(3) == 0);
    StringWriter out = new StringWriter();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(out));
    byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(20)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> withRandomBytes(bytes);
      default -> bytes;
    };
  }

  private byte[] withRandomBytes(byte[] bytes) {
    for (int i = random.nextInt(5); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private void mutate(Document document) {
    Element element = anyElement(document);
    Element other = anyElement(document);
    switch (random.nextInt(20)) {
      case 0 -> element.getParentNode().removeChild(element);
      case 1 -> element.getParentNode().insertBefore(element.cloneNode(true), element);
      case 2 -> swap(element, other);
      case 3 -> other.appendChild(element.cloneNode(true));
      case 4 -> document.renameNode(element, null, other.getTagName());
      case 5 -> copyAttribute(other, element);
      case 6 -> anyAttribute(element).ifPresent(element::removeAttributeNode);
      default -> anyAttribute(element).ifPresent(this::changeNumber);
    }
  }

  private Element anyElement(Document document) {
    List<Element> elements = new ArrayList<>();
    collect(document.getDocumentElement(), elements);
    return elements.isEmpty()
        ? (Element) document.getDocumentElement().appendChild(document.createElement("worldbody"))
        : elements.get(random.nextInt(elements.size()));
  }

  /** All elements below one. */
  private static void collect(Element root, List<Element> into) {
    for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        into.add(element);
        collect(element, into);
      }
    }
  }

  private static void swap(Element a, Element b) {
    Node copy = a.cloneNode(true);
    a.getParentNode().replaceChild(b.cloneNode(true), a);
    if (b.getParentNode() != null) {
      b.getParentNode().replaceChild(copy, b);
    }
  }

  private void copyAttribute(Element from, Element to) {
    anyAttribute(from)
        .ifPresent(attribute -> to.setAttribute(attribute.getName(), attribute.getValue()));
  }

  private Optional<Attr> anyAttribute(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    return attributes.getLength() == 0
        ? Optional.empty()
        : Optional.of((Attr) attributes.item(random.nextInt(attributes.getLength())));
  }

  /** Replaces one of the attribute's words. */
  private void changeNumber(Attr attribute) {
    String[] words = attribute.getValue().split(" ");
    int word = random.nextInt(words.length);
    boolean amount = AMOUNTS.contains(attribute.getName());
    words[word] = amount ? oneOf(SMALL_AMOUNTS) : changed(words[word]);
    attribute.setValue(String.join(" ", words));
  }

  private String changed(String word) {
    if (random.nextInt(3) == 0 || !word.matches("-?[0-9]+[.]?[0-9]*")) {
      return oneOf(EXTREMES);
    }
    return String.valueOf(Double.parseDouble(word) * random.nextGaussian() * 3);
  }

  private String oneOf(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
