using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Events.Infrastructure.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ImportCodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RefusedCode",
                table: "Imports",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReasonCode",
                table: "ImportRows",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WarningCode",
                table: "ImportRows",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RefusedCode",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "ReasonCode",
                table: "ImportRows");

            migrationBuilder.DropColumn(
                name: "WarningCode",
                table: "ImportRows");
        }
    }
}
