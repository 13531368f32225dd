/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.GovernanceOperations;
import io.foresight.services.Operations;
import java.security.Principal;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The registry of models. */
@Path("/foresight/models")
@Component(service = ModelsResource.class, property = "osgi.jaxrs.resource=true")
public class ModelsResource {
  @Reference private Operations operations;
  @Reference private GovernanceOperations governance;

  @GET
  public Response list(@QueryParam("goal") @DefaultValue("") String goal) {
    return Answer.ok(() -> operations.models(goal));
  }

  @GET
  @Path("/{version}")
  public Response card(@PathParam("version") String version) {
    return Answer.ok(() -> operations.model(version));
  }

  @POST
  @Path("/{version}/promote")
  public Response promote(
      @PathParam("version") String version, @Context SecurityContext security) {
    return Answer.ok(() -> governance.promote(version, user(security)));
  }

  @POST
  @Path("/{version}/approve")
  public Response approve(
      @PathParam("version") String version, @Context SecurityContext security, String body) {
    return Answer.ok(() -> governance.approve(version, Json.object(body), user(security)));
  }

  @GET
  @Path("/{version}/card.md")
  public Response markdown(@PathParam("version") String version) {
    return Answer.markdown(() -> governance.card(version));
  }

  private static String user(SecurityContext security) {
    Principal p = security == null ? null : security.getUserPrincipal();
    return p == null || p.getName() == null ? "" : p.getName();
  }
}
