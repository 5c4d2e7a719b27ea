package io.replicagateway.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import io.replicagateway.inventory.SiteTable;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object on each line, with the members that it has in a page of the list. */
final class JsonLines implements RowLines {

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().rootValueSeparator((String) null).build();

    private final RowMembers members;
    private final JsonGenerator json;

    JsonLines(RowMembers members, OutputStream out) throws IOException {
        this.members = members;
        this.json = JSON.createGenerator(out);
    }

    @Override
    public void write(SiteTable table, int row) throws IOException {
        json.writeStartObject();
        members.write(json, table, row);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
