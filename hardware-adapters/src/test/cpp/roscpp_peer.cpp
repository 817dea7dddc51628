// A roscpp node that does what it is told: each line of input is a command, and is answered with one line.
//   echo IN OUT       answers each JointState on IN with its positions as Float64MultiArray on OUT
//   say TOPIC TEXT    publishes a latched String
//   hear TOPIC        subscribes to Strings
//   heard TOPIC       those received so far, apart by commas
//   serve NAME        offers std_srvs/SetBool, which fails when asked to turn off
//   call NAME 0|1     calls std_srvs/SetBool; "failed" when that fails
//   time              the node's time [ns]
//   watch TYPE TOPIC  subscribes to messages of one of several types
//   watched TOPIC     the latest as roscpp prints it, on one line; empty before the first
//   send TYPE TOPIC VALUE...   publishes numbers as Float64MultiArray, or NAME=POSITION pairs as JointState or JointTrajectory
#include <geometry_msgs/TwistStamped.h>
#include <nav_msgs/Odometry.h>
#include <ros/ros.h>
#include <rosgraph_msgs/Clock.h>
#include <sensor_msgs/Imu.h>
#include <sensor_msgs/JointState.h>
#include <std_msgs/Float64MultiArray.h>
#include <std_msgs/String.h>
#include <std_srvs/SetBool.h>
#include <trajectory_msgs/JointTrajectory.h>

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
    if (command == "watch") return watch(first, second);
    if (command == "watched") return heard(first);
    if (command == "send") return send(first, second, words);
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

  std::string watch(const std::string& type, const std::string& topic) {
    if (type == "JointState") return watch<sensor_msgs::JointState>(topic);
    if (type == "Imu") return watch<sensor_msgs::Imu>(topic);
    if (type == "Odometry") return watch<nav_msgs::Odometry>(topic);
    if (type == "TwistStamped") return watch<geometry_msgs::TwistStamped>(topic);
    if (type == "Float64MultiArray") return watch<std_msgs::Float64MultiArray>(topic);
    if (type == "Clock") return watch<rosgraph_msgs::Clock>(topic);
    return "unknown type " + type;
  }

  template <class M>
  std::string watch(const std::string& topic) {
    boost::function<void(const boost::shared_ptr<const M>&)> keep =
        [this, topic](const boost::shared_ptr<const M>& message) {
          std::ostringstream text;
          text << *message;
          std::istringstream words(text.str());
          std::string line;
          for (std::string word; words >> word;) line += (line.empty() ? "" : " ") + word;
          std::lock_guard<std::mutex> lock(mutex_);
          heard_[topic] = line;
        };
    subscribers_[topic] = node_.subscribe<M>(topic, 8, keep);
    return "ok";
  }

  std::string send(const std::string& type, const std::string& topic, std::istream& words) {
    std_msgs::Float64MultiArray numbers;
    sensor_msgs::JointState state;
    trajectory_msgs::JointTrajectory trajectory;
    trajectory.points.resize(1);
    for (std::string word; words >> word;) {
      size_t equals = word.find('=');
      double value = std::stod(word.substr(equals == std::string::npos ? 0 : equals + 1));
      numbers.data.push_back(value);
      state.name.push_back(word.substr(0, equals));
      state.position.push_back(value);
      trajectory.points[0].positions.push_back(value);
    }
    trajectory.joint_names = state.name;
    if (type == "Float64MultiArray") return send(topic, numbers);
    if (type == "JointState") return send(topic, state);
    if (type == "JointTrajectory") return send(topic, trajectory);
    return "unknown type " + type;
  }

  template <class M>
  std::string send(const std::string& topic, const M& message) {
    publishers_[topic] = node_.advertise<M>(topic, 8, true);
    publishers_[topic].publish(message);
    return "ok";
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
