package org.gaitway.adapter.ros1.xmlrpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlRpcReaderTest {

  private static Object value(String xml) throws XmlRpcException {
    String response =
        "<methodResponse><params><param>" + xml + "</param></params></methodResponse>";
    return XmlRpcReader.readResponse("test", response.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void scalarsOfEachType() throws XmlRpcException {
    assertEquals(-7, value("<value><int>-7</int></value>"));
    assertEquals(7, value("<value><i4> +7 </i4></value>"));
    assertEquals(true, value("<value><boolean>1</boolean></value>"));
    assertEquals(false, value("<value><boolean>0</boolean></value>"));
    assertEquals(-1.25, value("<value><double>-1.25</double></value>"));
    assertEquals(1e-7, value("<value><double>1e-07</double></value>"));
    assertEquals(Double.NaN, value("<value><double>nan</double></value>"));
    assertEquals(
        LocalDateTime.of(1998, 7, 17, 14, 8, 55),
        value("<value><dateTime.iso8601>19980717T14:08:55</dateTime.iso8601></value>"));
    assertArrayEquals(
        new byte[] {1, 2, 3, 4}, (byte[]) value("<value><base64>\nAQID\nBA==\n</base64></value>"));
  }

  @Test
  void stringNeedsNoElementAndKeepsItsSpace() throws XmlRpcException {
    assertEquals(" a\n b ", value("<value> a\n b </value>"));
    assertEquals(" a ", value("<value> <string> a </string>\n</value>"));
    assertEquals("", value("<value></value>"));
    assertEquals("", value("<value/>"));
    assertEquals("", value("<value><string/></value>"));
  }

  @Test
  void entitiesCommentsAndCdataAreText() throws XmlRpcException {
    assertEquals("<&>\"'", value("<value>&lt;&amp;&gt;&quot;&apos;</value>"));
    assertEquals("A\u20ac\ud83e\udd16", value("<value>&#65;&#x20AC;&#129302;</value>"));
    assertEquals("a<b>&c", value("<value>a<!-- <x> -->&lt;b<![CDATA[>&]]>c</value>"));
  }

  @Test
  void arraysAndStructsNest() throws XmlRpcException {
    assertEquals(
        List.of(1, List.of(), Map.of("a", List.of("b"))),
        value(
            """
            <value>
              <array>
                <data>
                  <value><i4>1</i4></value>
                  <value><array><data/></array></value>
                  <value><struct>
                    <member><name>a</name><value><array><data><value>b</value></data></array></value></member>
                  </struct></value>
                </data>
              </array>
            </value>
            """));
  }

  @Test
  void callsHaveANameAndPerhapsParameters() throws XmlRpcException {
    MethodCall call =
        XmlRpcReader.readCall(
            ("<?xml version=\"1.0\"?>\r\n<methodCall><methodName>getPid</methodName>\r\n"
                    + "<params><param><value>/node</value></param></params></methodCall>\r\n")
                .getBytes(StandardCharsets.UTF_8));
    assertEquals(new MethodCall("getPid", List.of("/node")), call);
    assertEquals(
        new MethodCall("a", List.of()),
        XmlRpcReader.readCall("<methodCall><methodName>a</methodName></methodCall>\0".getBytes()));
  }

  @Test
  void otherEncodingsAreReadAsDeclared() throws XmlRpcException {
    String xml =
        "<?xml version='1.0' encoding='ISO-8859-1'?><methodCall><methodName>\u00e4</methodName>"
            + "</methodCall>";
    assertEquals(
        "\u00e4", XmlRpcReader.readCall(xml.getBytes(StandardCharsets.ISO_8859_1)).method());
    XmlRpcException error =
        assertThrows(
            XmlRpcException.class,
            () -> XmlRpcReader.readCall(xml.replace("ISO-8859-1", "EBCDIC").getBytes()));
    assertEquals(
        "expected XML in UTF-8, US-ASCII or ISO-8859-1, found 'ebcdic'", error.getMessage());
  }

  @Test
  void faultNamesMethodCodeAndText() {
    String xml =
        "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>4</int>"
            + "</value></member><member><name>faultString</name><value>Too many parameters.</value>"
            + "</member></struct></value></fault></methodResponse>";
    XmlRpcFaultException fault =
        assertThrows(
            XmlRpcFaultException.class,
            () -> XmlRpcReader.readResponse("getPid", xml.getBytes(StandardCharsets.UTF_8)));
    assertEquals("method 'getPid' failed with fault 4: Too many parameters.", fault.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<value><int>1.5</int></value> | expected a value of type int, found '1.5'",
        "<value><int>2147483648</int></value> | expected a value of type int, found '2147483648'",
        "<value><boolean>2</boolean></value> | expected a value of type boolean, found '2'",
        "<value><nil/></value> | expected a value of a type of XML-RPC, found <nil>",
        "<value><base64>*</base64></value> | expected a value of type base64, found '*'",
        "<value>a<int>1</int></value> | expected <value> with a text or an element, found <int>",
        "<value><int>1</i4></value> | expected text and </int>, found </i4>",
        "<value>&nbsp;</value> | expected an entity of XML itself, found '&nbsp;', at character 38",
        "<value>&#xFFFFFFFF;</value> | expected a character's number, found '&#xFFFFFFFF;', at character 38",
        "<value>a & b</value> | expected an entity such as '&amp;', found a lone '&', at character 38",
        "<x/> | expected <value>, found <x>",
        "<value><array><value/></array></value> | expected <data>, found <value>",
        "<value><struct><member><value/></member></struct></value> | expected <name>, found <value>",
      })
  void errorsSayWhatWasExpectedAndFound(String xml, String message) {
    XmlRpcException error = assertThrows(XmlRpcException.class, () -> value(xml));
    assertEquals(message, error.getMessage());
  }

  @Test
  void documentTypesAreRefusedAndNothingOutsideIsRead() {
    String xml =
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><methodCall>"
            + "<methodName>&e;</methodName></methodCall>";
    XmlRpcException error =
        assertThrows(XmlRpcException.class, () -> XmlRpcReader.readCall(xml.getBytes()));
    assertEquals(
        "expected XML without a document type, found '<!', at character 21", error.getMessage());
  }

  @Test
  void depthIsBounded() {
    String deep = "<value><array><data>".repeat(100_000);
    XmlRpcException error = assertThrows(XmlRpcException.class, () -> value(deep));
    assertEquals("expected values at most 100 deep, found deeper ones", error.getMessage());
  }
}
