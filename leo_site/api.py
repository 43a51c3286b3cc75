"""The public API: wiring only."""

from ninja import Swagger

from events.api import meetings, of_groups, protocols, venues
from groups.api import router as groups
from leo_site.core.problems import PublicAPI

api = PublicAPI(
    title="Leipziger Osten: open data of the network",
    version="1",
    description="Groups, meetings and minutes of the neighbourhood network. Read-only, without login and cookies.",
    urls_namespace="api-v1",
    docs_url="/docs",
    # Without this the documentation asks a server of Swagger's to check our address.
    docs=Swagger(settings={"validatorUrl": None}),
    openapi_url="/openapi.json",
    auth=None,
)
api.add_router("/groups", groups)
api.add_router("/groups", of_groups)
api.add_router("/meetings", meetings)
api.add_router("/protocols", protocols)
api.add_router("/venues", venues)
