/*
 * The peer of Gaitway's MQTT adapter: a robot that publishes its state and waits for the command
 * that answers it, or a controller that answers each state as soon as it comes, with Paho's C
 * library and its callbacks. Payloads have the sizes of Gaitway's binary ones for twelve joints.
 *
 *   paho-pair robot URI        answers lines "TRIPS FILE": measures, writes nanoseconds into FILE
 *   paho-pair controller URI   ends with its input
 */
#include <MQTTClient.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { JOINTS = 12, QOS = 0, TIMEOUT_S = 5, MAX_DESCRIPTOR = 256 };

struct header {
  char kind[8];
  uint64_t layout;
  int64_t stamp;
  int64_t sequence;
};

struct state {
  struct header header;
  double joints[3][JOINTS];
  double body[16];
};

struct command {
  struct header header;
  double joints[5][JOINTS];
};

static const char *STATE_TOPIC = "paho/state";
static const char *COMMAND_TOPIC = "paho/command";

static MQTTClient client;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t arrival = PTHREAD_COND_INITIALIZER;
static struct command newest;

static void fail(const char *what, int code) {
  fprintf(stderr, "%s failed with code %d\n", what, code);
  exit(1);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static void publish(const char *topic, int length, void *payload) {
  int code = MQTTClient_publish(client, topic, length, payload, QOS, 0, NULL);
  if (code != MQTTCLIENT_SUCCESS) {
    fail("publishing", code);
  }
}

/* The controller: called on the library's receiving thread. */
static int state_came(void *context, char *topic, int topic_length, MQTTClient_message *message) {
  (void)context;
  (void)topic_length;
  struct state state;
  static struct command command;
  if (message->payloadlen == sizeof state) {
    memcpy(&state, message->payload, sizeof state);
    command.header.stamp = state.header.stamp;
    command.header.sequence++;
    for (int i = 0; i < JOINTS; i++) {
      command.joints[0][i] = -state.joints[0][i];
    }
    publish(COMMAND_TOPIC, sizeof command, &command);
  }
  MQTTClient_freeMessage(&message);
  MQTTClient_free(topic);
  return 1;
}

/* The robot: called on the library's receiving thread, while the main thread waits. */
static int command_came(void *context, char *topic, int topic_length, MQTTClient_message *message) {
  (void)context;
  (void)topic_length;
  if (message->payloadlen == sizeof newest) {
    pthread_mutex_lock(&mutex);
    memcpy(&newest, message->payload, sizeof newest);
    pthread_cond_signal(&arrival);
    pthread_mutex_unlock(&mutex);
  }
  MQTTClient_freeMessage(&message);
  MQTTClient_free(topic);
  return 1;
}

static void await_command(int64_t stamp) {
  struct timespec deadline;
  clock_gettime(CLOCK_REALTIME, &deadline);
  deadline.tv_sec += TIMEOUT_S;
  pthread_mutex_lock(&mutex);
  while (newest.header.stamp != stamp) {
    int code = pthread_cond_timedwait(&arrival, &mutex, &deadline);
    if (code != 0) {
      fail("waiting for a command", code);
    }
  }
  pthread_mutex_unlock(&mutex);
}

/* The library has no setting for it: sets it on what sockets there are. */
static void set_nodelay(void) {
  int set = 0;
  for (int descriptor = 3; descriptor < MAX_DESCRIPTOR; descriptor++) {
    int one = 1;
    set += setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) == 0;
  }
  if (set != 1) {
    fail("setting TCP_NODELAY on one socket", set);
  }
}

static void connect_client(const char *uri, int robot) {
  const char *id = robot ? "paho-robot" : "paho-controller";
  MQTTClient_create(&client, uri, id, MQTTCLIENT_PERSISTENCE_NONE, NULL);
  MQTTClient_setCallbacks(client, NULL, NULL, robot ? command_came : state_came, NULL);
  MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
  int code = MQTTClient_connect(client, &options);
  if (code != MQTTCLIENT_SUCCESS) {
    fail("connecting", code);
  }
  set_nodelay();
  code = MQTTClient_subscribe(client, robot ? COMMAND_TOPIC : STATE_TOPIC, QOS);
  if (code != MQTTCLIENT_SUCCESS) {
    fail("subscribing", code);
  }
}

static void measure(int trips, int64_t *nanos) {
  static struct state state;
  static int64_t stamp;
  const struct timespec pause = {0, 1000000};
  for (int i = 0; i < trips; i++) {
    state.header.stamp = ++stamp;
    int64_t begin = now();
    publish(STATE_TOPIC, sizeof state, &state);
    await_command(stamp);
    nanos[i] = now() - begin;
    nanosleep(&pause, NULL);
  }
}

static void robot(void) {
  int trips;
  char path[4096];
  while (scanf("%d %4095s", &trips, path) == 2) {
    int64_t *nanos = malloc(trips * sizeof *nanos);
    measure(trips, nanos);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
      fail("opening the file", 0);
    }
    for (int i = 0; i < trips; i++) {
      fprintf(file, "%lld\n", (long long)nanos[i]);
    }
    fclose(file);
    free(nanos);
    printf("trips=%d\n", trips);
    fflush(stdout);
  }
}

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "usage: paho-pair robot|controller URI\n");
    return 1;
  }
  int is_robot = strcmp(arguments[1], "robot") == 0;
  connect_client(arguments[2], is_robot);
  printf("ready=1\n");
  fflush(stdout);
  if (is_robot) {
    robot();
  } else {
    while (getchar() != EOF) {
    }
  }
  MQTTClient_disconnect(client, 100);
  return 0;
}
