// Half of a pair of roscpp nodes between which messages go round: JointState out, Float64MultiArray back.
//   ros1_roundtrip echo TOPICS JOINTS    answers each message
//   ros1_roundtrip ping TOPICS JOINTS    for each line "COUNT RATE" of its input: sends that many messages
//                                        and prints nanos=NANOS,..., how long each was under way
#include <ros/ros.h>
#include <sensor_msgs/JointState.h>
#include <std_msgs/Float64MultiArray.h>

#include <atomic>
#include <chrono>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kReplyDeadline = std::chrono::seconds(2);

int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch())
      .count();
}

void echo(ros::NodeHandle& node, const std::string& topics, int joints) {
  std_msgs::Float64MultiArray command;
  command.data.resize(joints);
  ros::Publisher commands = node.advertise<std_msgs::Float64MultiArray>(topics + "/command", 8);
  boost::function<void(const sensor_msgs::JointState::ConstPtr&)> answer =
      [&](const sensor_msgs::JointState::ConstPtr& state) {
        command.data.assign(state->position.begin(), state->position.end());
        commands.publish(command);
      };
  ros::Subscriber states = node.subscribe<sensor_msgs::JointState>(
      topics + "/state", 8, answer, ros::VoidConstPtr(), ros::TransportHints().tcpNoDelay());
  std::cout << "ready=1" << std::endl;
  ros::spin();
}

class Ping {
 public:
  Ping(ros::NodeHandle& node, const std::string& topics, int joints) {
    for (int i = 0; i < joints; i++) {
      state_.name.push_back("joint_" + std::to_string(i));
    }
    state_.position.resize(joints);
    state_.velocity.resize(joints);
    state_.effort.resize(joints);
    boost::function<void(const std_msgs::Float64MultiArray::ConstPtr&)> back =
        [this](const std_msgs::Float64MultiArray::ConstPtr& command) {
          if (command->data[0] == sent_.load()) {
            arrived_.store(now());
          }
        };
    commands_ = node.subscribe<std_msgs::Float64MultiArray>(
        topics + "/command", 8, back, ros::VoidConstPtr(), ros::TransportHints().tcpNoDelay());
    states_ = node.advertise<sensor_msgs::JointState>(topics + "/state", 8);
  }

  bool connected() const {
    return states_.getNumSubscribers() > 0 && commands_.getNumPublishers() > 0;
  }

  std::vector<int64_t> run(int count, double rate) {
    std::vector<int64_t> nanos;
    const auto period = std::chrono::nanoseconds(static_cast<int64_t>(1e9 / rate));
    auto next = Clock::now();
    for (int i = 0; i < count; i++) {
      next += period;
      const int64_t start = send();
      std::this_thread::sleep_until(next);
      nanos.push_back(arrival() - start);
    }
    return nanos;
  }

 private:
  int64_t send() {
    const double number = sent_.load() + 1;
    arrived_.store(0);
    sent_.store(number);
    const int64_t start = now();
    state_.position[0] = number;
    state_.header.stamp.fromNSec(start);
    states_.publish(state_);
    return start;
  }

  // Most often it is there by now.
  int64_t arrival() {
    const auto deadline = Clock::now() + kReplyDeadline;
    while (arrived_.load() == 0 && Clock::now() < deadline) {
      std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
    if (arrived_.load() == 0) {
      throw std::runtime_error("no answer within 2 s");
    }
    return arrived_.load();
  }

  sensor_msgs::JointState state_;
  ros::Publisher states_;
  ros::Subscriber commands_;
  std::atomic<double> sent_{0};
  std::atomic<int64_t> arrived_{0};
};

void ping(ros::NodeHandle& node, const std::string& topics, int joints) {
  ros::AsyncSpinner spinner(1);
  spinner.start();
  Ping ping(node, topics, joints);
  while (!ping.connected()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  std::cout << "ready=1" << std::endl;
  int count;
  double rate;
  while (std::cin >> count >> rate) {
    std::cout << "nanos=";
    const char* comma = "";
    for (int64_t nanos : ping.run(count, rate)) {
      std::cout << comma << nanos;
      comma = ",";
    }
    std::cout << std::endl;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: ros1_roundtrip ping|echo TOPICS JOINTS" << std::endl;
    return 2;
  }
  const std::string role = argv[1];
  ros::init(argc, argv, "roscpp_" + role, ros::init_options::AnonymousName);
  ros::NodeHandle node;
  (role == "echo" ? echo : ping)(node, argv[2], std::stoi(argv[3]));
  return 0;
}
