package io.replicagateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests are what Kubernetes knows, and say of the gateway what it really is. */
class KubernetesTest {

    private static final Path OVERLAYS = Path.of("k8s", "overlays");

    /** What operators make beside the manifests, because it is secret; docs/operations.md tells how. */
    private static final Set<String> MADE_BY_HAND =
            Set.of("replica-gateway-callers", "replica-gateway-passwords", "replica-gateway-tls");

    private static Cluster overlay(String name) {
        return Cluster.of(OVERLAYS.resolve(name));
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsNoticed() {
        // Given
        String misspelt =
                "apiVersion: v1\nkind: Service\nmetadata:\n  name: x\nspec:\n  port:\n    - port: 1\n";
        // When, Then
        assertThatThrownBy(() -> Cluster.ofText(misspelt)).hasMessageContaining("\"port\"");
    }

    @Test
    void theExampleOfAGatewayIsWhatTheGatewayApiKnowsAndNamesTheService() {
        // Given
        String example = Yaml.text(Path.of("k8s", "examples", "gateway-api.yaml"));
        // When
        List<HasMetadata> objects = Cluster.ofText(example).objects();
        // Then
        assertThat(objects).singleElement();
        assertThat(example).contains("name: replica-gateway\n          port: 80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void probesAskPathsThatTheGatewayHasOnThePortThatItServes(String overlay) {
        // Given
        Properties application = application();
        // When
        Container gateway = gateway(overlay(overlay));
        // Then
        assertThat(path(gateway.getStartupProbe())).isEqualTo("/q/health/started");
        assertThat(path(gateway.getReadinessProbe())).isEqualTo("/q/health/ready");
        assertThat(path(gateway.getLivenessProbe())).isEqualTo("/q/health/live");
        assertThat(ports(gateway).get("http"))
                .isEqualTo(Integer.valueOf(application.getProperty("quarkus.http.port")));
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
        return probe.getHttpGet().getPath();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void thePodKeepsToTheRestrictedStandard(String overlay) {
        // Given
        Cluster cluster = overlay(overlay);
        // When
        PodSpec pod = pod(cluster);
        var container = gateway(cluster).getSecurityContext();
        // Then
        assertThat(cluster.the(Namespace.class).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        assertThat(cluster.the(ServiceAccount.class).getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser())
                .isEqualTo(Long.valueOf(Dockerfile.read().user().split(":")[0]));
        assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                .isEqualTo("RuntimeDefault");
        assertThat(container.getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void everyVolumeIsMountedAndComesFromSomethingThatIsThere(String overlay) {
        // Given
        Cluster cluster = overlay(overlay);
        Set<String> names =
                cluster.objects().stream()
                        .map(object -> object.getMetadata().getName())
                        .collect(Collectors.toSet());
        // When
        List<Volume> volumes = pod(cluster).getVolumes();
        // Then
        assertThat(mounts(cluster).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        volumes.stream().map(Volume::getName).toList());
        assertThat(volumes.stream().flatMap(KubernetesTest::origins))
                .allMatch(name -> names.contains(name) || MADE_BY_HAND.contains(name));
    }

    private static Stream<String> origins(Volume volume) {
        return Stream.of(
                        volume.getConfigMap() == null ? null : volume.getConfigMap().getName(),
                        volume.getSecret() == null ? null : volume.getSecret().getSecretName(),
                        volume.getPersistentVolumeClaim() == null
                                ? null
                                : volume.getPersistentVolumeClaim().getClaimName())
                .filter(name -> name != null);
    }

    @Test
    void filesThatTheConfigurationNamesAreWhereTheVolumesAreMounted() {
        // Given
        Cluster production = overlay("production");
        Map<String, String> mounts = mounts(production);
        // When
        Properties config =
                properties(production, "replica-gateway-config", "application.properties");
        String sites = data(production, "replica-gateway-sites", "sites.yaml");
        // Then
        assertThat(mounts).containsEntry("config", Dockerfile.read().directory() + "/config");
        assertThat(config.getProperty("gateway.sites-file"))
                .isEqualTo(mounts.get("sites") + "/sites.yaml");
        assertThat(config.getProperty("gateway.store-directory")).isEqualTo(mounts.get("data"));
        assertThat(config.getProperty("quarkus.tls.server.key-store.pem.0.key"))
                .isEqualTo(mounts.get("tls") + "/tls.key");
        assertThat(config.getProperty("quarkus.http.ssl-port"))
                .isEqualTo(String.valueOf(ports(gateway(production)).get("https")));
        assertThat(sites.lines().filter(line -> line.contains("password-file:")))
                .isNotEmpty()
                .allMatch(line -> line.contains(mounts.get("passwords") + "/"));
        assertThat(sites).doesNotContain("password:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void servicesReachThePodOnPortsThatItHasAndTheVendorsPortsAreAmongThem(String overlay) {
        // Given
        Cluster cluster = overlay(overlay);
        Map<String, String> labels =
                cluster.the(Deployment.class).getSpec().getTemplate().getMetadata().getLabels();
        // When
        List<Service> services = cluster.all(Service.class).toList();
        // Then
        assertThat(services)
                .allSatisfy(
                        service ->
                                assertThat(labels)
                                        .containsAllEntriesOf(service.getSpec().getSelector()));
        assertThat(services)
                .flatExtracting(service -> service.getSpec().getPorts())
                .allMatch(
                        port ->
                                ports(gateway(cluster))
                                        .containsKey(port.getTargetPort().getStrVal()))
                .extracting(port -> port.getPort())
                .containsExactlyInAnyOrder(80, 9419, 9398);
    }

    @Test
    void theMonitorSelectsOneServiceAndAsksItsPortForMetrics() {
        // Given
        Cluster cluster = overlay("demo");
        ServiceMonitor monitor = cluster.the(ServiceMonitor.class);
        // When
        List<Service> selected =
                cluster.all(Service.class)
                        .filter(
                                service ->
                                        service.getMetadata()
                                                .getLabels()
                                                .entrySet()
                                                .containsAll(
                                                        monitor.getSpec()
                                                                .getSelector()
                                                                .getMatchLabels()
                                                                .entrySet()))
                        .toList();
        // Then
        assertThat(selected).singleElement();
        assertThat(monitor.getSpec().getEndpoints())
                .singleElement()
                .matches(endpoint -> endpoint.getPath().equals("/q/metrics"))
                .matches(
                        endpoint ->
                                selected.get(0).getSpec().getPorts().stream()
                                        .anyMatch(
                                                port -> port.getName().equals(endpoint.getPort())));
    }

    @Test
    void nothingGoesOutButToNamesAndSites() {
        // Given
        Cluster production = overlay("production");
        // When
        List<Integer> destinations =
                production
                        .all(NetworkPolicy.class)
                        .flatMap(policy -> policy.getSpec().getEgress().stream())
                        .peek(rule -> assertThat(rule.getTo()).isNotEmpty())
                        .flatMap(rule -> rule.getPorts().stream())
                        .map(port -> port.getPort().getIntVal())
                        .distinct()
                        .toList();
        // Then
        assertThat(destinations).containsExactlyInAnyOrder(53, 9419, 9398);
        assertThat(production.all(NetworkPolicy.class))
                .allMatch(
                        policy ->
                                policy.getSpec()
                                        .getPolicyTypes()
                                        .containsAll(List.of("Ingress", "Egress")))
                .flatExtracting(policy -> policy.getSpec().getIngress())
                .allMatch(rule -> !rule.getFrom().isEmpty());
    }

    private static Properties application() {
        return properties(Yaml.text(Path.of("src", "main", "resources", "application.properties")));
    }

    private static Properties properties(Cluster cluster, String map, String key) {
        return properties(data(cluster, map, key));
    }

    private static Properties properties(String text) {
        var properties = new Properties();
        try {
            properties.load(new java.io.StringReader(text));
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        return properties;
    }

    private static String data(Cluster cluster, String map, String key) {
        return cluster.all(ConfigMap.class)
                .filter(object -> object.getMetadata().getName().startsWith(map))
                .map(object -> object.getData().get(key))
                .findFirst()
                .orElseThrow();
    }

    private static PodSpec pod(Cluster cluster) {
        return cluster.the(Deployment.class).getSpec().getTemplate().getSpec();
    }

    private static Container gateway(Cluster cluster) {
        return pod(cluster).getContainers().get(0);
    }

    private static Map<String, Integer> ports(Container container) {
        return container.getPorts().stream()
                .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
    }

    private static Map<String, String> mounts(Cluster cluster) {
        return gateway(cluster).getVolumeMounts().stream()
                .collect(Collectors.toMap(VolumeMount::getName, VolumeMount::getMountPath));
    }
}
