// The XML-RPC library of roscpp, as client and as server.
//
//   xmlrpcpp_peer client PORT   calls echo with many values, and fail; prints "ok" a call
//   xmlrpcpp_peer server        prints its port, then answers echo until its input ends

#include <poll.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "xmlrpcpp/XmlRpc.h"

using XmlRpc::XmlRpcClient;
using XmlRpc::XmlRpcServer;
using XmlRpc::XmlRpcServerMethod;
using XmlRpc::XmlRpcValue;

namespace {

class Echo : public XmlRpcServerMethod {
 public:
  explicit Echo(XmlRpcServer* server) : XmlRpcServerMethod("echo", server) {}

  void execute(XmlRpcValue& params, XmlRpcValue& result) override {
    XmlRpcValue copy = params[0];
    result = copy;
  }
};

class Fail : public XmlRpcServerMethod {
 public:
  explicit Fail(XmlRpcServer* server) : XmlRpcServerMethod("fail", server) {}

  void execute(XmlRpcValue& params, XmlRpcValue&) override {
    throw XmlRpc::XmlRpcException(std::string(params[0]), 7);
  }
};

std::vector<XmlRpcValue> values() {
  XmlRpcValue list, map, empty, nested;
  list[0] = 1;
  list[1] = std::string("two");
  list[2] = 3.5;
  empty.setSize(0);
  map["p"] = 20.0;
  map["gains"] = list;
  nested[0] = std::string("TCPROS");
  nested[1] = map;
  std::vector<XmlRpcValue> all;
  all.push_back(0);
  all.push_back(-2147483647);
  all.push_back(true);
  all.push_back(-0.1);
  all.push_back(std::string(""));
  all.push_back(std::string("  a <b> & 'c' \"d\" h\xc3\xbc" "fte "));
  all.push_back(std::string(300000, 'x'));
  all.push_back(list);
  all.push_back(empty);
  all.push_back(map);
  all.push_back(nested);
  return all;
}

int call(int port) {
  XmlRpcClient client("127.0.0.1", port, "/");
  for (XmlRpcValue& value : values()) {
    XmlRpcValue params, result;
    params[0] = value;
    if (!client.execute("echo", params, result) || client.isFault() || !(result == value)) {
      std::cout << "sent " << value.toXml() << ", received " << result.toXml() << std::endl;
      return 1;
    }
    std::cout << "ok" << std::endl;
  }
  XmlRpcValue params, result;
  params[0] = std::string("a reason");
  client.execute("fail", params, result);
  if (!client.isFault() || std::string(result["faultString"]) != "a reason") {
    std::cout << "expected a fault, received " << result.toXml() << std::endl;
    return 1;
  }
  std::cout << "ok" << std::endl;
  return 0;
}

int serve() {
  XmlRpcServer server;
  Echo echo(&server);
  Fail fail(&server);
  server.bindAndListen(0);
  std::cout << server.get_port() << std::endl;
  pollfd input = {STDIN_FILENO, POLLIN, 0};
  while (poll(&input, 1, 0) == 0) {
    server.work(0.01);
  }
  server.shutdown();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  XmlRpc::setVerbosity(0);
  return argc > 2 ? call(std::atoi(argv[2])) : serve();
}
