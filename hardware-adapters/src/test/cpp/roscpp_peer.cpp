// A roscpp node that does what it is told: each line of input is a command, and is answered with one line.
//   echo IN OUT       answers each JointState on IN with its positions as Float64MultiArray on OUT
//   say TOPIC TEXT    publishes a latched String
//   hear TOPIC        subscribes to Strings
//   heard TOPIC       those received so far, apart by commas
//   serve NAME        offers std_srvs/SetBool, which fails when asked to turn off
//   call NAME 0|1     calls std_srvs/SetBool; "failed" when that fails
//   time              the node's time [ns]
#include <ros/ros.h>
#include <sensor_msgs/JointState.h>
#include <std_msgs/Float64MultiArray.h>
#include <std_msgs/String.h>
#include <std_srvs/SetBool.h>

#include <functional>
#include <iostream>
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <vector>

namespace {

class Peer {
 public:
  std::string run(const std::string& line) {
    std::istringstream words(line);
    std::string command, first, second;
    words >> command >> first >> second;
    if (command == "echo") return echo(first, second);
    if (command == "say") return say(first, second);
    if (command == "hear") return hear(first);
    if (command == "heard") return heard(first);
    if (command == "serve") return serve(first);
    if (command == "call") return call(first, second == "1");
    if (command == "time") return std::to_string(ros::Time::now().toNSec());
    return "unknown command " + command;
  }

 private:
  std::string echo(const std::string& in, const std::string& out) {
    ros::Publisher publisher = node_.advertise<std_msgs::Float64MultiArray>(out, 8);
    boost::function<void(const sensor_msgs::JointState::ConstPtr&)> answer =
        [publisher](const sensor_msgs::JointState::ConstPtr& state) {
          std_msgs::Float64MultiArray command;
          command.data = state->position;
          publisher.publish(command);
        };
    publishers_[out] = publisher;
    subscribers_[in] = node_.subscribe<sensor_msgs::JointState>(
        in, 8, answer, ros::VoidConstPtr(), ros::TransportHints().tcpNoDelay());
    return "ok";
  }

  std::string say(const std::string& topic, const std::string& text) {
    if (!publishers_.count(topic)) {
      publishers_[topic] = node_.advertise<std_msgs::String>(topic, 8, true);
    }
    std_msgs::String message;
    message.data = text;
    publishers_[topic].publish(message);
    return "ok";
  }

  std::string hear(const std::string& topic) {
    boost::function<void(const std_msgs::String::ConstPtr&)> keep =
        [this, topic](const std_msgs::String::ConstPtr& message) {
          std::lock_guard<std::mutex> lock(mutex_);
          std::string& all = heard_[topic];
          all += (all.empty() ? "" : ",") + message->data;
        };
    subscribers_[topic] = node_.subscribe<std_msgs::String>(topic, 8, keep);
    return "ok";
  }

  std::string heard(const std::string& topic) {
    std::lock_guard<std::mutex> lock(mutex_);
    return heard_[topic];
  }

  std::string serve(const std::string& name) {
    boost::function<bool(std_srvs::SetBool::Request&, std_srvs::SetBool::Response&)> handle =
        [](std_srvs::SetBool::Request& request, std_srvs::SetBool::Response& response) {
          response.success = request.data;
          response.message = "roscpp";
          return static_cast<bool>(request.data);
        };
    services_.push_back(node_.advertiseService(name, handle));
    return "ok";
  }

  std::string call(const std::string& name, bool data) {
    std_srvs::SetBool exchange;
    exchange.request.data = data;
    return ros::service::call(name, exchange) ? exchange.response.message : "failed";
  }

  ros::NodeHandle node_;
  std::mutex mutex_;
  std::map<std::string, ros::Publisher> publishers_;
  std::map<std::string, ros::Subscriber> subscribers_;
  std::map<std::string, std::string> heard_;
  std::vector<ros::ServiceServer> services_;
};

}  // namespace

int main(int argc, char** argv) {
  ros::init(argc, argv, argc > 1 ? argv[1] : "roscpp_peer");
  Peer peer;
  ros::AsyncSpinner spinner(1);
  spinner.start();
  std::cout << "= ready" << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << "= " << peer.run(line) << std::endl;
  }
  return 0;
}
