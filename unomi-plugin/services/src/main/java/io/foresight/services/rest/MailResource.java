/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.MailOperations;
import java.util.Collections;
import java.util.List;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Recommendations in mails. */
@Path("/foresight/mail")
@Component(service = MailResource.class, property = "osgi.jaxrs.resource=true")
public class MailResource {
  @Reference private MailOperations operations;

  @GET
  @Path("/blocks")
  public Response blocks() {
    return Answer.ok(operations::mailBlocks);
  }

  @GET
  @Path("/blocks/{slot}")
  public Response block(@PathParam("slot") String slot) {
    return Answer.ok(() -> operations.mailBlock(slot));
  }

  @PUT
  @Path("/blocks/{slot}")
  public Response put(@PathParam("slot") String slot, String body) {
    return Answer.ok(() -> operations.putMailBlock(slot, Json.object(body)));
  }

  @DELETE
  @Path("/blocks/{slot}")
  public Response delete(@PathParam("slot") String slot) {
    return Answer.ok(
        () -> {
          operations.deleteMailBlock(slot);
          return Collections.singletonMap("deleted", slot);
        });
  }

  @GET
  @Path("/blocks/{slot}/preview")
  public Response preview(
      @PathParam("slot") String slot,
      @QueryParam("profile") String profile,
      @QueryParam("item") List<String> items) {
    return Answer.ok(
        () -> operations.previewMailBlock(slot, profile == null ? "" : profile, items));
  }

  @GET
  @Path("/templates")
  public Response templates() {
    return Answer.ok(operations::mailTemplates);
  }

  @POST
  @Path("/send")
  public Response send(String body) {
    return Answer.accepted(() -> operations.sendMailing(Json.object(body)));
  }
}
