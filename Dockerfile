# docker build -t bizcase . && docker run --rm -p 127.0.0.1:8501:8501 -v bizcase:/data bizcase
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 UV_PYTHON_DOWNLOADS=never
WORKDIR /srv/bizcase
RUN pip install --no-cache-dir 'uv>=0.13,<0.14' \
 && useradd --create-home --uid 10001 bizcase \
 && install -d -o bizcase /data

COPY pyproject.toml uv.lock README.md LICENSE ./
RUN uv sync --locked --no-dev --no-cache --no-install-project
COPY . .
RUN uv sync --locked --no-dev --no-cache --compile-bytecode \
 && .venv/bin/python -c 'from bizcase.catalogue import compile_content; compile_content()'

# The program binds 127.0.0.1; inside a container that would reach nobody, so the address is set here and only here.
ENV STREAMLIT_SERVER_ADDRESS=0.0.0.0 BIZCASE_HOME=/data PATH=/srv/bizcase/.venv/bin:$PATH
USER bizcase
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["python", "-m", "bizcase", "serve", "--port", "8501"]
