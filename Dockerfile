# syntax=docker/dockerfile:1
# The image of every Tollwire process; the command says which one it is.
FROM python:3.12.8-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv /opt/tollwire
COPY requirements.txt .
RUN /opt/tollwire/bin/pip install --only-binary :all: --require-hashes -r requirements.txt
COPY pyproject.toml README.md ./
COPY pipeline pipeline
RUN /opt/tollwire/bin/pip install --no-deps --no-build-isolation .
# The place index is built here, so that a container starts at once and needs no writable home.
ENV XDG_CACHE_HOME=/opt/tollwire/cache
RUN /opt/tollwire/bin/tollwire doctor --prepare

FROM python:3.12.8-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /var/lib/tollwire --create-home tollwire
COPY --from=build /opt/tollwire /opt/tollwire
ENV PATH=/opt/tollwire/bin:$PATH XDG_CACHE_HOME=/opt/tollwire/cache PYTHONUNBUFFERED=1
WORKDIR /var/lib/tollwire
COPY config config
USER tollwire
STOPSIGNAL SIGTERM
ENTRYPOINT ["tollwire"]
CMD ["--help"]
