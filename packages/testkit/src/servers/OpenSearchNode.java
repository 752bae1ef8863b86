import java.util.List;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/**
 * One OpenSearch node with HTTP, from its published jars: a distribution would bring a JDK and plugins that no test needs. Arguments: its
 * folder, the HTTP port, the transport port. Run as a single source file, so nothing has to be compiled beforehand.
 */
public final class OpenSearchNode extends Node {
  private OpenSearchNode(Environment environment) {
    super(environment, List.of(Netty4Plugin.class), false);
  }

  public static void main(String[] args) throws Exception {
    Settings settings = Settings.builder()
        .put("path.home", args[0])
        .put("cluster.name", "moisson-tests")
        .put("network.host", "127.0.0.1")
        .put("http.port", args[1])
        .put("transport.port", args[2])
        .put("discovery.type", "single-node")
        .put("http.type", "netty4")
        .put("transport.type", "netty4")
        .put("node.store.allow_mmap", false)
        // A test machine's disk may be nearly full; the tests set the block of a full disk themselves.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .build();
    new OpenSearchNode(new Environment(settings, null)).start();
    Thread.currentThread().join();
  }
}
