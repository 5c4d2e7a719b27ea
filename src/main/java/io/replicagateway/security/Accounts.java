package io.replicagateway.security;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The callers that the configuration knows, and how they prove who they are. Immutable; prints no secret. */
public final class Accounts {

    /**
     * The hash of nothing in particular: a wrong name must take as long to refuse as a wrong password. It does where the
     * users' hashes have this cost too, the one that the README shows.
     */
    private static final String NOBODY =
            "$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW";

    private static final MessageDigest SHA256 = foundSha256();

    private final boolean open;
    private final Map<String, User> users;
    private final Map<ByteBuffer, Caller> keys;

    /**
     * A user with the proof of its password.
     *
     * @param passwordHash by bcrypt, as {@code $2a$}, {@code $2b$} or {@code $2y$}, which differ in name only
     */
    public record User(Caller caller, String passwordHash) {

        @Override
        public String toString() {
            return "User[" + caller + "]";
        }
    }

    /**
     * @param open whether anyone may do anything
     * @param users by name
     * @param keys by the SHA-256 of the API key, in lower-case hexadecimal
     */
    public Accounts(boolean open, Map<String, User> users, Map<String, Caller> keys) {
        this.open = open;
        this.users = Map.copyOf(users);
        this.keys =
                keys.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        key ->
                                                ByteBuffer.wrap(
                                                        HexFormat.of().parseHex(key.getKey())),
                                        Map.Entry::getValue));
    }

    /** Whether anyone may do anything. */
    public boolean isOpen() {
        return open;
    }

    /** The user of this name, if the password is right. Takes a tenth of a second or more, on purpose. */
    Optional<Caller> findByPassword(String name, String password) {
        User user = users.get(name);
        boolean matches =
                BcryptUtil.matches(
                        password, user == null ? NOBODY : inOldName(user.passwordHash()));
        return matches && user != null ? Optional.of(user.caller()) : Optional.empty();
    }

    private static String inOldName(String hash) {
        return hash.replaceFirst("^\\$2[by]\\$", "\\$2a\\$");
    }

    /** Whose API key it is. */
    Optional<Caller> findByKey(String key) {
        return Optional.ofNullable(keys.get(sha256(key)));
    }

    private static ByteBuffer sha256(String key) {
        return ByteBuffer.wrap(newSha256().digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** A copy of one that is at hand: looking it up takes as long as hashing a key. */
    private static MessageDigest newSha256() {
        try {
            return (MessageDigest) SHA256.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", impossible);
        }
    }

    private static MessageDigest foundSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
