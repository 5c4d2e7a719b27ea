package io.replicagateway.api;

import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** The formats in which a list is answered: a page of it in JSON, all of it in the others. */
public enum Format {
    JSON(MediaType.APPLICATION_JSON, ""),
    CSV(Format.CSV_TYPE, ";charset=UTF-8;header=present"),
    /** One JSON object on each line. */
    NDJSON(Format.NDJSON_TYPE, "");

    static final String CSV_TYPE = "text/csv";
    static final String NDJSON_TYPE = "application/x-ndjson";

    private final String mediaType;
    private final String parameters;

    Format(String mediaType, String parameters) {
        this.mediaType = mediaType;
        this.parameters = parameters;
    }

    /** The media type without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** What an answer in this format says that it is. */
    public String contentType() {
        return mediaType + parameters;
    }

    /** The word for it where a machine counts, and the ending of a file's name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
