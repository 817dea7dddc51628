// The raw loop: mj_step with recorded controls from recorded episode starts, nothing else.
//
//   raw-loop MODEL.mjb SUBSTEPS REPEATS RECORDING...
//
// Each recording runs on a thread of its own. A recording is a sequence of native doubles: 1, qpos,
// qvel begins an episode; 0, ctrl is a control step; 2, qpos, qvel, ctrl is one from a given state.
// Prints the wall time of the steps in seconds, then the positions at the end of the first
// recording.

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <mujoco/mujoco.h>

typedef struct {
  const mjModel* model;
  mjData* data;
  double* entries;
  size_t count;
  int substeps;
  int repeats;
  pthread_barrier_t* start;
} Replay;

static void fail(const char* what, const char* detail) {
  fprintf(stderr, "%s: %s\n", what, detail);
  exit(1);
}

static double* read_doubles(const char* path, size_t* count) {
  FILE* file = fopen(path, "rb");
  if (!file) fail("cannot open", path);
  fseek(file, 0, SEEK_END);
  *count = (size_t)ftell(file) / sizeof(double);
  rewind(file);
  double* values = malloc(*count * sizeof(double));
  if (!values || fread(values, sizeof(double), *count, file) != *count) fail("cannot read", path);
  fclose(file);
  return values;
}

static void replay_once(const Replay* replay) {
  const mjModel* m = replay->model;
  mjData* d = replay->data;
  const double* entry = replay->entries;
  const double* end = entry + replay->count;
  while (entry < end) {
    const double kind = *entry++;
    if (kind == 1) mj_resetData(m, d);
    if (kind != 0) {
      memcpy(d->qpos, entry, m->nq * sizeof(double));
      memcpy(d->qvel, entry + m->nq, m->nv * sizeof(double));
      entry += m->nq + m->nv;
    }
    if (kind == 1) {
      mj_forward(m, d);
    } else {
      memcpy(d->ctrl, entry, m->nu * sizeof(double));
      for (int i = 0; i < replay->substeps; i++) mj_step(m, d);
      entry += m->nu;
    }
  }
}

static void* run(void* argument) {
  const Replay* replay = argument;
  pthread_barrier_wait(replay->start);
  for (int i = 0; i < replay->repeats; i++) replay_once(replay);
  return NULL;
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + 1e-9 * now.tv_nsec;
}

int main(int argc, char** argv) {
  if (argc < 5) fail("usage", "raw-loop MODEL.mjb SUBSTEPS REPEATS RECORDING...");
  mjModel* model = mj_loadModel(argv[1], NULL);
  if (!model) fail("cannot load", argv[1]);
  model->opt.disableflags |= mjDSBL_AUTORESET;  // as in the program that recorded

  int threads = argc - 4;
  Replay* replays = calloc(threads, sizeof(Replay));
  pthread_t* ids = calloc(threads, sizeof(pthread_t));
  pthread_barrier_t start;
  pthread_barrier_init(&start, NULL, threads + 1);
  for (int i = 0; i < threads; i++) {
    Replay* replay = &replays[i];
    replay->model = model;
    replay->data = mj_makeData(model);
    replay->entries = read_doubles(argv[4 + i], &replay->count);
    replay->substeps = atoi(argv[2]);
    replay->repeats = atoi(argv[3]);
    replay->start = &start;
    pthread_create(&ids[i], NULL, run, replay);
  }

  pthread_barrier_wait(&start);
  double begin = seconds();
  for (int i = 0; i < threads; i++) pthread_join(ids[i], NULL);
  printf("%.9f\n", seconds() - begin);
  for (int i = 0; i < model->nq; i++) printf("%.17g\n", replays[0].data->qpos[i]);
  return 0;
}
