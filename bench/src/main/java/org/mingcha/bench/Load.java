package org.mingcha.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Clients that each send one request after the other for a while. */
final class Load {

  /** What one client does again and again; the number counts its requests. */
  interface Client extends AutoCloseable {
    /**
     * Sends one request and checks the answer.
     *
     * @throws IllegalStateException when the answer is not what it must be
     */
    void request(int number) throws Exception;

    @Override
    default void close() {}
  }

  /** Requests a second, and times in milliseconds. */
  record Result(long requests, double seconds, double perSecond, double p50, double p95, double p99, double max) {}

  private Load() {}

  static Result run(int clients, double seconds, IntFunction<Client> makeClient) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    long[] began = new long[1];
    try (var pool = Executors.newFixedThreadPool(clients)) {
      List<Future<long[]>> work = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int number = i;
        work.add(
            pool.submit(
                () -> {
                  try (Client client = makeClient.apply(number)) {
                    start.await();
                    long end = began[0] + (long) (seconds * 1e9);
                    long[] times = new long[1024];
                    int count = 0;
                    long before = System.nanoTime();
                    while (before < end) {
                      client.request(count);
                      long after = System.nanoTime();
                      if (count == times.length) {
                        times = Arrays.copyOf(times, count * 2);
                      }
                      times[count++] = after - before;
                      before = after;
                    }
                    return Arrays.copyOf(times, count);
                  }
                }));
      }
      began[0] = System.nanoTime();
      start.countDown();
      List<long[]> all = new ArrayList<>();
      for (Future<long[]> one : work) {
        try {
          all.add(one.get());
        } catch (ExecutionException e) {
          pool.shutdownNow();
          throw e.getCause() instanceof Exception cause ? cause : e;
        }
      }
      double took = (System.nanoTime() - began[0]) / 1e9;
      long[] times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Result(
          times.length,
          took,
          times.length / took,
          at(times, 0.50),
          at(times, 0.95),
          at(times, 0.99),
          at(times, 1));
    }
  }

  private static double at(long[] sorted, double part) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] / 1e6;
  }
}
