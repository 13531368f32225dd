/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.Operations;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How this organisation's events fill the roles. */
@Path("/foresight/mapping")
@Component(service = MappingResource.class, property = "osgi.jaxrs.resource=true")
public class MappingResource {
  @Reference private Operations operations;

  @GET
  public Response get() {
    return Answer.ok(operations::mapping);
  }

  @PUT
  public Response put(String body) {
    return Answer.ok(() -> operations.putMapping(Json.object(body)));
  }

  @DELETE
  public Response reset() {
    return Answer.ok(operations::resetMapping);
  }
}
