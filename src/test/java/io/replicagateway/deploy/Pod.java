package io.replicagateway.deploy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.replicagateway.app.GatewayProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The packaged gateway with the environment and the files that an overlay gives its container, whose mounts lie below
 * a directory of this machine instead of its root.
 *
 * @param own files of ConfigMaps and Secrets, by the object's name and their own, that are not the overlay's but the
 *     operator's
 */
record Pod(Cluster cluster, Path root, Map<String, Map<String, String>> own) {

    /** One that needs nothing but its overlay. */
    static Pod of(String overlay, Path root) {
        return of(overlay, root, Map.of());
    }

    static Pod of(String overlay, Path root, Map<String, Map<String, String>> own) {
        return new Pod(Cluster.of(Path.of("k8s", "overlays", overlay)), root, own);
    }

    GatewayProcess start(Map<String, String> properties) throws IOException {
        Map<String, String> places = new HashMap<>();
        for (VolumeMount mount : container().getVolumeMounts()) {
            Path place = Files.createDirectories(root.resolve(mount.getMountPath().substring(1)));
            places.put(mount.getMountPath(), place.toString());
        }
        for (VolumeMount mount : container().getVolumeMounts()) {
            for (var file : files(volume(mount.getName())).entrySet()) {
                Files.writeString(
                        Path.of(places.get(mount.getMountPath())).resolve(file.getKey()),
                        moved(file.getValue(), places));
            }
        }
        Map<String, String> environment =
                container().getEnv().stream()
                        .collect(
                                Collectors.toMap(
                                        EnvVar::getName,
                                        variable -> moved(variable.getValue(), places)));
        return GatewayProcess.start(
                root.resolve(Dockerfile.read().directory().substring(1)), properties, environment);
    }

    Container container() {
        return pod().getContainers().get(0);
    }

    private PodSpec pod() {
        return cluster.the(Deployment.class).getSpec().getTemplate().getSpec();
    }

    private Volume volume(String name) {
        return pod().getVolumes().stream()
                .filter(volume -> volume.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> files(Volume volume) {
        if (volume.getConfigMap() != null) {
            String name = volume.getConfigMap().getName();
            return own.containsKey(name) ? own.get(name) : find(ConfigMap.class, name).getData();
        }
        if (volume.getSecret() != null) {
            String name = volume.getSecret().getSecretName();
            return own.containsKey(name)
                    ? own.get(name)
                    : find(Secret.class, name).getData().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, entry -> text(entry.getValue())));
        }
        return Map.of();
    }

    private <T extends HasMetadata> T find(Class<T> kind, String name) {
        return cluster.all(kind)
                .filter(one -> one.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Of data as kustomize writes them, on several lines. */
    private static String text(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /** The text, where each mount lies elsewhere; in one pass, since the other places may hold the same names. */
    private static String moved(String text, Map<String, String> places) {
        Pattern any =
                Pattern.compile(
                        places.keySet().stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|", "(?<![\\w./-])(", ")")));
        return any.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(places.get(found.group(1))));
    }
}
